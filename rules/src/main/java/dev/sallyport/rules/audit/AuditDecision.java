package dev.sallyport.rules.audit;

import dev.sallyport.rules.eval.RuleHit;
import dev.sallyport.rules.eval.Verdict;
import dev.sallyport.rules.exchange.AuditMode;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.plan.Settings.AuditSettings;
import java.util.Objects;

/** Whether the audit log takes an exchange. */
public final class AuditDecision {
  private AuditDecision() {}

  /** {@code status}: what the client got. */
  public static boolean takes(
      Verdict verdict, Exchange exchange, AuditSettings settings, int status) {
    AuditMode mode = Objects.requireNonNullElse(exchange.controls().auditEngine, settings.mode());
    return switch (mode) {
      case ON -> true;
      case OFF -> false;
      case RELEVANT_ONLY ->
          settings.relevantStatus().test(Integer.toString(status))
              || verdict.hits().stream().anyMatch(RuleHit::auditLog);
    };
  }
}
