package dev.sallyport.rules.plan;

import dev.sallyport.rules.exchange.AuditMode;
import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.exchange.ExchangeSettings;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the directives that are no rules say. */
public record Settings(
    EngineMode engine,
    BodySettings requestBody,
    BodySettings responseBody,
    Set<String> responseMimeTypes,
    ExchangeSettings exchange,
    AuditSettings audit) {

  /** How much of a body is read and what happens beyond. */
  public record BodySettings(boolean access, long limitBytes, boolean rejectBeyond) {}

  /**
   * What the audit log takes.
   *
   * @param relevantStatus takes the status as text
   * @param signatures {@code SecComponentSignature}
   */
  public record AuditSettings(
      AuditMode mode,
      Predicate<String> relevantStatus,
      String file,
      boolean json,
      String sensorId,
      List<String> signatures) {
    public AuditSettings {
      signatures = List.copyOf(signatures);
    }
  }

  public Settings {
    responseMimeTypes = Set.copyOf(responseMimeTypes);
  }
}
