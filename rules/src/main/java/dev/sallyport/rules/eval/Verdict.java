package dev.sallyport.rules.eval;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of an exchange so far.
 *
 * @param interruption null where it may go on
 * @param hits rules that matched and are logged, in order
 * @param scores the variables of TX with "score" in their names, without zeros
 */
public record Verdict(
    @Nullable Interruption interruption,
    List<RuleHit> hits,
    Map<String, String> scores,
    List<Exhausted> exhausted) {
  public Verdict {
    hits = List.copyOf(hits);
    scores = Map.copyOf(scores);
    exhausted = List.copyOf(exhausted);
  }
}
