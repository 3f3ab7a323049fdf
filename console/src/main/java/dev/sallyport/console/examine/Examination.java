package dev.sallyport.console.examine;

import dev.sallyport.diagnosis.report.Report;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known so far of the origins of one site. Immutable: each step makes another one.
 *
 * @param site its name
 * @param asked what each origin is asked for
 * @param at when it began
 */
public record Examination(String site, Asked asked, Instant at, List<Step> steps) {
  public Examination {
    steps = List.copyOf(steps);
  }

  /**
   * What an origin is asked for: GET, once or twice over one connection.
   *
   * @param host of the Host field
   * @param target path and query
   */
  public record Asked(String host, String target) {}

  /** How far it is with one origin. */
  public record Step(URI origin, State state) {}

  /** The states of a step, in this order; the last two are ends. */
  public sealed interface State {
    record Waiting() implements State {}

    /** {@code what}: the question under way; empty at first. */
    record Asking(Instant since, String what) implements State {}

    record Found(Report report) implements State {}

    /** It could not be tried; {@code why} is one line. */
    record Failed(String why) implements State {}
  }

  static Examination begun(String site, Asked asked, Instant at, List<URI> origins) {
    return new Examination(
        site,
        asked,
        at,
        origins.stream().map(origin -> new Step(origin, new State.Waiting())).toList());
  }

  Examination with(int index, State state) {
    List<Step> next = new ArrayList<>(steps);
    next.set(index, new Step(steps.get(index).origin(), state));
    return new Examination(site, asked, at, next);
  }

  public boolean ended() {
    return steps.stream()
        .noneMatch(s -> s.state() instanceof State.Waiting || s.state() instanceof State.Asking);
  }
}
