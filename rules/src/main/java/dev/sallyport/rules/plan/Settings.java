package dev.sallyport.rules.plan;

import dev.sallyport.rules.exchange.AuditMode;
import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.exchange.ExchangeSettings;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
   * @param separate null where all entries stand in {@code file}; else that has their index
   */
  public record AuditSettings(
      AuditMode mode,
      Predicate<String> relevantStatus,
      String file,
      boolean json,
      String sensorId,
      List<String> signatures,
      @Nullable SeparateFiles separate) {
    public AuditSettings {
      signatures = List.copyOf(signatures);
    }
  }

  /**
   * A file for each entry ({@code SecAuditLogType Concurrent}).
   *
   * @param folder that holds the folders of the days
   * @param folderMode of folders that are made, the bits of chmod
   * @param fileMode of the files
   */
  public record SeparateFiles(String folder, int folderMode, int fileMode) {}

  public Settings {
    responseMimeTypes = Set.copyOf(responseMimeTypes);
  }
}
