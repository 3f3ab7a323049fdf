package dev.sallyport.capture.compare;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.diagnosis.trail.TimedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two connections that belong together, and the first event at which they part.
 *
 * @param common the last event that both have, as the left one has it; null where they have none
 * @param left what follows there; null where nothing does
 * @param right what follows here; null where nothing does
 */
public record Comparison(
    AnalysedFlow leftFlow,
    AnalysedFlow rightFlow,
    @Nullable TimedEvent common,
    @Nullable TimedEvent left,
    @Nullable TimedEvent right) {

  /** Whether one has an event that the other has not. */
  public boolean parts() {
    return left != null || right != null;
  }

  /** Pairs the connections of one capture with the most similar ones of another. */
  public static List<Comparison> ofCaptures(List<AnalysedFlow> left, List<AnalysedFlow> right) {
    List<Pair> candidates = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        int points = Likeness.of(left.get(i), right.get(j));
        if (points > 0) {
          candidates.add(new Pair(left.get(i), right.get(j), points, Math.abs(i - j)));
        }
      }
    }
    return Pair.surest(candidates).stream()
        .map(pair ->
            of(pair, Milestones.of(pair.left().trail()), Milestones.of(pair.right().trail())))
        .toList();
  }

  /** Pairs the two legs of a gateway in one capture, by name, time and content. */
  public static List<Comparison> ofLegs(List<AnalysedFlow> flows) {
    List<Pair> candidates = new ArrayList<>();
    for (AnalysedFlow client : flows) {
      for (AnalysedFlow origin : flows) {
        if (client.number() != origin.number()) {
          LegLikeness.pair(client, origin).ifPresent(candidates::add);
        }
      }
    }
    return Pair.surest(candidates).stream().map(Comparison::ofLegs).toList();
  }

  private static Comparison ofLegs(Pair pair) {
    List<TimedEvent> left = Milestones.ofLeg(pair.left().trail());
    List<TimedEvent> right = Milestones.ofLeg(pair.right().trail());
    return of(pair, left, Milestones.from(right, left));
  }

  private static Comparison of(Pair pair, List<TimedEvent> left, List<TimedEvent> right) {
    int same = 0;
    while (same < Math.min(left.size(), right.size())
        && Milestones.same(left.get(same), right.get(same))) {
      same++;
    }
    return new Comparison(
        pair.left(),
        pair.right(),
        same == 0 ? null : left.get(same - 1),
        same < left.size() ? left.get(same) : null,
        same < right.size() ? right.get(same) : null);
  }
}
