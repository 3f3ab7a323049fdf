package dev.sallyport.rules.eval;

import dev.sallyport.rules.exchange.RuleIdentity;
import java.util.List;
import java.util.Map;

/**
 * A rule that matched.
 *
 * @param operator as the rule writes it; empty for an action without a condition
 * @param message with its macros expanded, as are {@code data} and {@code tags}
 * @param matches all values that matched, along the whole chain
 * @param targets what they are called that the rule itself looks at, each once, a few at most
 * @param scores what it added to anomaly scores, variables of TX
 * @param disruptive whether the rule denies, drops or redirects where the engine blocks
 */
public record RuleHit(
    RuleIdentity rule,
    String operator,
    String message,
    String data,
    List<String> tags,
    List<Matched> matches,
    List<String> targets,
    Map<String, Long> scores,
    boolean disruptive,
    boolean log,
    boolean auditLog) {
  public RuleHit {
    tags = List.copyOf(tags);
    matches = List.copyOf(matches);
    targets = List.copyOf(targets);
    scores = Map.copyOf(scores);
  }

  /** A value that matched, transformed; {@code name} for instance {@code ARGS:x}. */
  public record Matched(String name, String value) {}
}
