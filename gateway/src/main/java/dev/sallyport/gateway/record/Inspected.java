package dev.sallyport.gateway.record;

import dev.sallyport.rules.eval.Verdict;
import dev.sallyport.rules.exchange.EngineMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules made of an exchange.
 *
 * @param errorLog lines in ModSecurity's form, one for each rule that matched and logs
 * @param audit null where the audit log does not take the exchange
 */
public record Inspected(
    EngineMode mode, Verdict verdict, List<String> errorLog, @Nullable Audit audit) {
  public Inspected {
    errorLog = List.copyOf(errorLog);
  }

  /** An entry of the audit log. {@code entry}: one line of JSON, without its end. */
  public record Audit(String file, String entry) {}

  public boolean denied() {
    return verdict.interruption() != null;
  }

  /** Whether a rule matched that denies where the engine blocks. */
  public boolean detected() {
    return !denied() && verdict.hits().stream().anyMatch(hit -> hit.disruptive());
  }
}
