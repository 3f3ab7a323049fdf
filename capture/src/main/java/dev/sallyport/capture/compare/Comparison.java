package dev.sallyport.capture.compare;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
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

  /** Pairs each connection of one capture with the most similar one of another. */
  public static List<Comparison> ofCaptures(List<AnalysedFlow> left, List<AnalysedFlow> right) {
    List<AnalysedFlow> free = new ArrayList<>(right);
    List<Comparison> pairs = new ArrayList<>();
    for (AnalysedFlow flow : left) {
      AnalysedFlow best = null;
      int most = 0;
      for (AnalysedFlow other : free) {
        int likeness = Likeness.of(flow, other);
        if (likeness > most) {
          most = likeness;
          best = other;
        }
      }
      if (best != null) {
        free.remove(best);
        pairs.add(of(flow, best));
      }
    }
    return pairs;
  }

  /**
   * Pairs the two legs of a gateway in one capture: a connection to it with the one that it opened
   * meanwhile.
   */
  public static List<Comparison> ofLegs(List<AnalysedFlow> flows) {
    List<AnalysedFlow> free = new ArrayList<>(flows);
    List<Comparison> pairs = new ArrayList<>();
    for (AnalysedFlow client : flows) {
      if (!free.contains(client)) {
        continue;
      }
      AnalysedFlow best = null;
      int most = -1;
      for (AnalysedFlow origin : free) {
        int likeness = Likeness.of(client, origin);
        if (opensMeanwhile(client, origin) && likeness > most) {
          most = likeness;
          best = origin;
        }
      }
      if (best != null) {
        free.remove(client);
        free.remove(best);
        pairs.add(of(client, best));
      }
    }
    return pairs;
  }

  static Comparison of(AnalysedFlow leftFlow, AnalysedFlow rightFlow) {
    List<TimedEvent> left = Milestones.of(leftFlow.trail());
    List<TimedEvent> right = Milestones.of(rightFlow.trail());
    int same = 0;
    while (same < Math.min(left.size(), right.size())
        && Milestones.key(left.get(same)).equals(Milestones.key(right.get(same)))) {
      same++;
    }
    return new Comparison(
        leftFlow,
        rightFlow,
        same == 0 ? null : left.get(same - 1),
        same < left.size() ? left.get(same) : null,
        same < right.size() ? right.get(same) : null);
  }

  private static boolean opensMeanwhile(AnalysedFlow client, AnalysedFlow origin) {
    long opened = origin.firstNanos() - client.firstNanos();
    return !client.trail().origin().equals(origin.trail().origin())
        && opened >= 0
        && opened <= lastNanos(client.trail());
  }

  private static long lastNanos(Trail trail) {
    return trail.events().isEmpty() ? 0 : trail.events().getLast().atNanos();
  }
}
