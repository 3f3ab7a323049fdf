package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a capture shows of the way between the two sides, added to the findings that it bears on:
 * segments sent again and again, no room for data, a reset that another box sent.
 */
final class PathEvidence {
  private static final long WINDOW_NANOS = Duration.ofSeconds(1).toNanos();

  /** Smaller segments do not show what size the path lets through. */
  private static final long BIG_SEGMENT_BYTES = 1_000;

  private PathEvidence() {}

  static Finding added(Trail trail, Finding finding) {
    TimedEvent end = finding.evidence().getLast().at();
    List<Evidence> more = new ArrayList<>();
    for (TimedEvent at : trail.events()) {
      String text = text(at, end);
      if (text != null) {
        more.add(new Evidence(at, text));
      }
    }
    if (more.isEmpty()) {
      return finding;
    }
    List<Evidence> all = new ArrayList<>(finding.evidence());
    all.addAll(more);
    all.sort(Comparator.comparingLong(part -> part.at().atNanos()));
    return new Finding(
        finding.cause(), finding.certainty(), finding.subject(), finding.detail(), all);
  }

  private static @Nullable String text(TimedEvent at, TimedEvent end) {
    boolean before = at.atNanos() <= end.atNanos();
    String who = at.from().word();
    return switch (at.event()) {
      case Event.OtherHops hops
          when end.event() instanceof Event.Reset && at.from() == end.from() ->
          "The reset in the %s's name has %d hops left, its other packets %d: a box on the way sent it."
              .formatted(who, hops.hops(), hops.usual());
      case Event.Retransmitted again when before && again.segments() > 1 ->
          "The %s sent %d segments again, %d bytes; none was acknowledged in time.%s"
              .formatted(
                  who,
                  again.segments(),
                  again.bytes(),
                  again.bytes() / again.segments() >= BIG_SEGMENT_BYTES
                      ? " They are big: the path may lose big packets (MTU)."
                      : "");
      case Event.ZeroWindow window when before && window.lasted().toNanos() >= WINDOW_NANOS ->
          "The %s had no room for data for %s.".formatted(who, Seconds.text(window.lasted()));
      default -> null;
    };
  }
}
