package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.ClientResponse;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.diagnosis.trail.Legs;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The client had sent its whole request and left, or took no more, before the response's end. */
final class ClientGone implements Detector {
  private static final int SWITCHING_PROTOCOLS = 101;

  @Override
  public List<Finding> detect(Trail trail) {
    TimedEvent asked = null;
    boolean failed = false;
    for (TimedEvent at : trail.events()) {
      if (asked != null && !failed && Legs.clientLeft(at)) {
        return left(trail, asked, at);
      }
      if (at.event() instanceof Event.TimerFired fired && fired.timer() == Timer.CLIENT_WRITE) {
        String text =
            "The client took nothing of the response for " + Seconds.text(fired.after()) + ".";
        return finding(trail, ClientResponse.WRITE_TIMEOUT, text, List.of(new Evidence(at, text)));
      }
      asked = asked(at, asked);
      failed = failed(at, failed);
    }
    return List.of();
  }

  private static List<Finding> left(Trail trail, TimedEvent asked, TimedEvent at) {
    String text =
        "The client left %s after its request, before the end of the response."
            .formatted(Seconds.text(at.atNanos() - asked.atNanos()));
    return finding(
        trail,
        ClientResponse.CLOSED,
        text,
        List.of(new Evidence(asked, "The request was complete."), new Evidence(at, text)));
  }

  /** The request that still waits for the end of its response; null where none does. */
  private static @Nullable TimedEvent asked(TimedEvent at, @Nullable TimedEvent before) {
    return switch (at.event()) {
      case Event.RequestHead head when at.from() == Side.CLIENT ->
          bodyless(head.framing(), head.contentLength()) ? at : null;
      case Event.RequestEnd _ when at.from() == Side.CLIENT -> at;
      case Event.ResponseEnd _, Event.Answered _, Event.KeyUnavailable _ -> null;
      case Event.CaptureGap _ when at.from() == Side.ORIGIN -> null;
      case Event.ResponseHead head ->
          bodyless(head.framing(), head.contentLength()) || head.status() == SWITCHING_PROTOCOLS
              ? null
              : before;
      case Event.Informational info -> info.status() == SWITCHING_PROTOCOLS ? null : before;
      default -> before;
    };
  }

  /** Whether the exchange had failed before the client left; a new attempt gives it hope again. */
  private static boolean failed(TimedEvent at, boolean before) {
    return switch (at.event()) {
      case Event.TimerFired _,
          Event.HeadCut _,
          Event.BodyCut _,
          Event.Malformed _,
          Event.NameFailed _ ->
          true;
      case Event.Fin _, Event.Reset _, Event.StreamReset _ ->
          before || at.from() == Side.ORIGIN || at.to() == Side.CLIENT;
      case Event.Retried _, Event.Syn _, Event.NameAsked _, Event.Reused _ -> false;
      default -> before;
    };
  }

  private static boolean bodyless(Framing framing, long contentLength) {
    return framing == Framing.NONE || contentLength == 0;
  }

  private static List<Finding> finding(
      Trail trail, Cause cause, String text, List<Evidence> evidence) {
    return List.of(new Finding(cause, Certainty.CERTAIN, trail.client(), text, evidence));
  }
}
