package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Connect;
import dev.sallyport.diagnosis.catalogue.GatewayCauses;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import java.time.Duration;
import java.util.List;

/** The TCP connection to the origin did not come up. */
final class ConnectFault implements AttemptDetector {
  private static final long UNANSWERED_NANOS = Duration.ofSeconds(3).toNanos();

  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    if (attempt.has(Event.Connected.class)) {
      return List.of();
    }
    Seen<Event.ConnectFailed> failed = attempt.first(Event.ConnectFailed.class);
    if (failed != null) {
      return List.of(failed(trail, failed));
    }
    Seen<Event.TimerFired> timer = Timers.first(attempt, Timer.CONNECT);
    if (timer != null) {
      String text =
          "No answer to the connection attempt within " + Seconds.text(timer.event().after()) + ".";
      return List.of(finding(trail, Connect.TIMEOUT, Certainty.CERTAIN, timer.at(), text));
    }
    Seen<Event.Syn> syn = attempt.first(Event.Syn.class);
    Ending ending = syn == null ? null : Ending.first(attempt.after(syn));
    return syn == null || ending == null ? List.of() : captured(trail, syn, ending);
  }

  private static Finding failed(Trail trail, Seen<Event.ConnectFailed> failed) {
    Cause cause =
        switch (failed.event().fault()) {
          case REFUSED -> Connect.REFUSED;
          case UNREACHABLE -> Connect.UNREACHABLE;
          case LOCAL -> GatewayCauses.CONNECT_LOCAL;
        };
    String text =
        "The connection to %s failed: %s."
            .formatted(failed.event().address(), failed.event().detail());
    return finding(trail, cause, Certainty.CERTAIN, failed.at(), text);
  }

  /** As a capture shows it: SYN, then a reset, or nothing. */
  private static List<Finding> captured(Trail trail, Seen<Event.Syn> syn, Ending ending) {
    if (ending.by() == Ending.By.ORIGIN && ending.reset()) {
      String text = "A reset answered the SYN to " + syn.event().address() + ".";
      return List.of(finding(trail, Connect.REFUSED, Certainty.CERTAIN, ending.at(), text));
    }
    long nanos = ending.at().atNanos() - syn.at().atNanos();
    if (ending.by() == Ending.By.ORIGIN || nanos < UNANSWERED_NANOS) {
      return List.of();
    }
    String text =
        "No answer to the SYN to %s within %s; then %s."
            .formatted(syn.event().address(), Seconds.text(nanos), ending.words());
    return List.of(finding(trail, Connect.TIMEOUT, Certainty.LIKELY, ending.at(), text));
  }

  private static Finding finding(
      Trail trail, Cause cause, Certainty certainty, TimedEvent at, String text) {
    return new Finding(cause, certainty, trail.origin(), text, List.of(new Evidence(at, text)));
  }
}
