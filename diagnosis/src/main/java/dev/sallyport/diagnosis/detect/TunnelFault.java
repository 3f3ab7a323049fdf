package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Tunnels;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An upgraded connection that failed, or an upgrade that the origin did not make. */
final class TunnelFault implements AttemptDetector {
  private static final int SWITCHING_PROTOCOLS = 101;

  /** Statuses that say what else must happen first, RFC 9110 section 15. */
  private static final Set<Integer> NOT_YET = Set.of(301, 302, 303, 307, 308, 401, 407);

  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    Seen<?> switched = switched(attempt);
    if (switched == null) {
      return refused(trail, attempt);
    }
    Attempt tunnel = attempt.after(switched);
    Seen<Event.TimerFired> timer = Timers.first(tunnel, Timer.TUNNEL_IDLE);
    if (timer != null) {
      return finding(trail, Tunnels.TIMEOUT, timer.at(), "Nothing passed, and the timer fired.");
    }
    Ending ending = Ending.first(tunnel);
    return ending != null && ending.by() == Ending.By.ORIGIN && ending.reset()
        ? finding(trail, Tunnels.CLOSED, ending.at(), "The origin reset the connection.")
        : List.of();
  }

  private static @Nullable Seen<?> switched(Attempt attempt) {
    Seen<?> head =
        attempt.last(
            Event.ResponseHead.class,
            at ->
                at.event() instanceof Event.ResponseHead response
                    && response.status() == SWITCHING_PROTOCOLS);
    return head != null
        ? head
        : attempt.last(
            Event.Informational.class,
            at ->
                at.event() instanceof Event.Informational response
                    && response.status() == SWITCHING_PROTOCOLS);
  }

  private static List<Finding> refused(Trail trail, Attempt attempt) {
    Seen<Event.UpgradeAsked> asked = attempt.last(Event.UpgradeAsked.class, Attempt::byPeer);
    Seen<Event.ResponseHead> head =
        asked == null
            ? null
            : attempt.after(asked).first(Event.ResponseHead.class, Attempt::byOrigin);
    if (asked == null
        || head == null
        || NOT_YET.contains(head.event().status())
        || optional(asked.event().protocol()) && head.event().status() < 400) {
      return List.of();
    }
    String text =
        "The origin answered %d to a request to upgrade to %s."
            .formatted(head.event().status(), asked.event().protocol());
    return finding(trail, Tunnels.UPGRADE_REFUSED, head.at(), text);
  }

  /** RFC 9110 section 7.8: an answer by HTTP/1.1 is as good where another HTTP was offered. */
  private static boolean optional(String protocols) {
    return Arrays.stream(protocols.split(",", -1))
        .map(protocol -> protocol.strip().toLowerCase(Locale.ROOT))
        .allMatch(protocol -> protocol.equals("h2c") || protocol.startsWith("http/"));
  }

  private static List<Finding> finding(Trail trail, Cause cause, TimedEvent at, String text) {
    return List.of(
        new Finding(
            cause, Certainty.CERTAIN, trail.origin(), text, List.of(new Evidence(at, text))));
  }
}
