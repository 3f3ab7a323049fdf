package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Alerts;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;

/**
 * The origin ended the first handshake with an alert. In TLS 1.3 it may do so after the request was
 * sent, since it checks the client's certificate later than the client ends its handshake.
 */
final class OriginAlertSeen implements AttemptDetector {
  private static final int WARNING = 1;

  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    if (attempt.has(Event.HelloRequest.class)
        || attempt.first(Event.ResponseHead.class, Attempt::byOrigin) != null) {
      return List.of();
    }
    boolean done = FirstHandshake.done(attempt);
    Seen<Event.Alert> alert =
        attempt.first(Event.Alert.class, at -> Attempt.byOrigin(at) && ends(at, done));
    if (alert == null) {
      return List.of();
    }
    int description = alert.event().description();
    String text =
        description < 0
            ? "The origin sent an alert that encryption hides."
            : "The origin sent alert %s (%d).".formatted(Alerts.name(description), description);
    boolean fatal = description >= 0 && alert.event().level() != WARNING;
    return List.of(
        new Finding(
            Alerts.byOrigin(description),
            fatal ? Certainty.CERTAIN : Certainty.LIKELY,
            trail.origin(),
            text,
            List.of(new Evidence(alert.at(), text))));
  }

  /** Whether it can have ended the connection: a warning before a good handshake did not. */
  private static boolean ends(TimedEvent at, boolean done) {
    return at.event() instanceof Event.Alert alert
        && alert.description() != Event.Alert.CLOSE_NOTIFY
        && !(done && (alert.description() < 0 || alert.level() == WARNING));
  }
}
