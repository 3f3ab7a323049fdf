package dev.sallyport.console.page;

import dev.sallyport.gateway.record.Inspected;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The anomaly score of a request, had a rule not been there.
 *
 * @param score what the other rules add
 * @param threshold from which on it is denied
 */
record ScoreWithout(long score, long threshold) {
  private static final String THRESHOLD = "inbound_anomaly_score_threshold";

  /** The score that counts towards blocking, as CRS 4 and CRS 3 name it. */
  private static final List<String> SCORES =
      List.of("blocking_inbound_anomaly_score", "anomaly_score", "inbound_anomaly_score");

  /** How the scores of paranoia levels begin; levels that only detect come last. */
  private static final List<String> LEVELS =
      List.of("inbound_anomaly_score_pl", "anomaly_score_pl");

  boolean passes() {
    return score < threshold;
  }

  /** Empty where the record does not show how the score came about. */
  static Optional<ScoreWithout> of(Inspected rules, long rule) {
    long threshold = number(rules.scores().get(THRESHOLD));
    long score =
        SCORES.stream()
            .mapToLong(name -> number(rules.scores().get(name)))
            .filter(value -> value > 0)
            .findFirst()
            .orElse(0);
    Map<String, long[]> levels = new TreeMap<>(); // all, and the rule's part
    for (Inspected.Matched matched : rules.matched()) {
      matched
          .scores()
          .forEach((name, points) -> {
            if (LEVELS.stream().anyMatch(name::startsWith)) {
              long[] sums = levels.computeIfAbsent(name, n -> new long[2]);
              sums[0] += points;
              sums[1] += matched.id() == rule ? points : 0;
            }
          });
    }
    long all = 0;
    long part = 0;
    for (long[] sums : levels.values()) {
      all += sums[0];
      part += sums[1];
      if (all == score && threshold > 0) {
        return Optional.of(new ScoreWithout(score - part, threshold));
      }
    }
    return Optional.empty();
  }

  private static long number(@Nullable String text) {
    boolean digits = text != null && text.matches("[0-9]{1,9}");
    return digits && text != null ? Long.parseLong(text) : 0;
  }
}
