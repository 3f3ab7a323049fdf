package dev.sallyport.gateway.record;

import dev.sallyport.rules.eval.Exhausted;
import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.plan.Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules made of an exchange; bounded in size, whatever the exchange held.
 *
 * @param outcome what became of it
 * @param matched rules that matched and are logged, in order
 * @param scores anomaly scores by name, without zeros
 * @param exhausted rules that could not be evaluated within their bound
 * @param errorLog lines in ModSecurity's form, one for each rule that matched and logs
 * @param audit null where the audit log does not take the exchange
 */
public record Inspected(
    EngineMode mode,
    Outcome outcome,
    List<Matched> matched,
    Map<String, String> scores,
    List<Exhausted> exhausted,
    List<String> errorLog,
    @Nullable Audit audit) {
  public Inspected {
    matched = List.copyOf(matched);
    scores = Map.copyOf(scores);
    exhausted = List.copyOf(exhausted);
    errorLog = List.copyOf(errorLog);
  }

  /** Without the audit log's entry, which may hold bodies. */
  public Inspected withoutAudit() {
    return new Inspected(mode, outcome, matched, scores, exhausted, errorLog, null);
  }

  /** What became of an exchange by its rules. */
  public sealed interface Outcome {
    /** Nothing. */
    record Passed() implements Outcome {}

    /** Nothing, but a rule matched that denies where the engine blocks. */
    record Detected() implements Outcome {}

    /** {@code ruleId}: 0 where a limit and no rule decided. */
    record Denied(long ruleId, int phase) implements Outcome {}
  }

  /**
   * A rule that matched.
   *
   * @param targets what it matched, for instance {@code ARGS:id}; a few at most
   * @param scores what it added to anomaly scores
   */
  public record Matched(long id, String message, List<String> targets, Map<String, Long> scores) {
    public Matched {
      targets = List.copyOf(targets);
      scores = Map.copyOf(scores);
    }
  }

  /**
   * What the audit log gets.
   *
   * @param file that gets the line; empty: none
   * @param line without its end: the entry, one object of JSON, or its line of the index
   * @param own null where the entry is the line
   */
  public record Audit(String file, String line, @Nullable AuditFile own) {
    int characters() {
      return line.length() + (own == null ? 0 : own.entry().length());
    }
  }

  /**
   * An entry in a file of its own.
   *
   * @param path below {@code where.folder()}, from its slash on
   */
  public record AuditFile(Settings.SeparateFiles where, String path, String entry) {}
}
