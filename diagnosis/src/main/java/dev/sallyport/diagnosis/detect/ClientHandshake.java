package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Alerts;
import dev.sallyport.diagnosis.catalogue.ClientTls;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Legs;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The client's TLS handshake with the gateway did not come to an end. */
final class ClientHandshake implements Detector {
  private record Reading(Cause cause, String text) {}

  @Override
  public List<Finding> detect(Trail trail) {
    if (trail.protocol().startsWith("HTTP")) {
      return List.of();
    }
    boolean greeted = trail.protocol().equals("TLS");
    for (TimedEvent at : Legs.of(trail).client()) {
      if (at.event() instanceof Event.HandshakeDone || at.event() instanceof Event.RequestHead) {
        return List.of();
      }
      Reading reading = reading(at, greeted);
      if (reading != null) {
        return List.of(
            new Finding(
                reading.cause,
                Certainty.CERTAIN,
                trail.client(),
                reading.text,
                List.of(new Evidence(at, reading.text))));
      }
      greeted |= at.event() instanceof Event.ClientHello;
    }
    return List.of();
  }

  private static @Nullable Reading reading(TimedEvent at, boolean greeted) {
    boolean byClient = at.from() == Side.CLIENT;
    return switch (at.event()) {
      case Event.TimerFired fired when fired.timer() == Timer.CLIENT_HANDSHAKE ->
          new Reading(ClientTls.TIMEOUT, "The handshake was not finished when the timer fired.");
      case Event.NotTls notTls when byClient ->
          new Reading(ClientTls.PLAIN_HTTP, "The client sent `" + notTls.shown() + "`.");
      case Event.Alert alert when byClient && alert.description() != Event.Alert.CLOSE_NOTIFY ->
          new Reading(
              Alerts.byClient(alert.description()),
              "The client sent alert " + Alerts.name(alert.description()) + ".");
      case Event.HandshakeFailed failed ->
          new Reading(ClientTls.FAILED, "The gateway's TLS gave up: " + failed.reason() + ".");
      case Event.Fin _, Event.Reset _ when byClient && greeted ->
          new Reading(ClientTls.CLOSED, "The client left in the middle of the handshake.");
      default -> null;
    };
  }
}
