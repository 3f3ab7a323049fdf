package dev.sallyport.doctor.http;

import dev.sallyport.diagnosis.catalogue.Alerts;
import dev.sallyport.diagnosis.report.Row.Answer;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;

/** What came back, in a few words. */
final class Heard {
  private Heard() {}

  /** The status or what came in its place, and when; the time is not compared. */
  static Answer answer(Trail trail) {
    Attempt attempt = new Attempt(trail.events());
    Seen<Event.RequestHead> asked = attempt.first(Event.RequestHead.class);
    String words = words(attempt);
    long from = asked == null ? 0 : asked.at().atNanos();
    long nanos = trail.events().isEmpty() ? 0 : trail.events().getLast().atNanos() - from;
    return new Answer(words + ", " + Seconds.text(nanos), words);
  }

  private static String words(Attempt attempt) {
    StringBuilder words = new StringBuilder();
    for (TimedEvent at : attempt.events()) {
      switch (at.event()) {
        case Event.Informational came -> words.append(came.status()).append(", then ");
        case Event.ResponseHead came -> words.append("status ").append(came.status());
        case Event.ResponseEnd _ -> {
          return words.toString();
        }
        case Event.StreamReset reset -> words.append("refused: ").append(reset.errorCode());
        case Event.TimerFired _ -> words.append("no answer in time");
        case Event.ConnectFailed _ -> words.append("no connection");
        case Event.CertificateRejected rejected -> words.append(rejected.fault().word());
        case Event.HandshakeFailed _, Event.NotTls _ -> words.append("no TLS");
        case Event.Malformed _ -> words.append("broken answer");
        case Event.Reset _ -> words.append("reset");
        case Event.Fin _ -> words.append(words.isEmpty() ? "closed" : ", closed");
        case Event.Alert alert when alert.description() > 0 ->
            words.append("alert ").append(Alerts.name(alert.description()));
        default -> {}
      }
    }
    return words.isEmpty() ? "no answer" : words.toString();
  }

  /** How a connection ended that was to end after its response. */
  static String end(Trail trail) {
    Attempt attempt = new Attempt(trail.events());
    Seen<Event.ResponseEnd> end = attempt.first(Event.ResponseEnd.class);
    if (end == null) {
      return words(attempt);
    }
    // An answer that ends with its connection has the end before its last byte is told.
    boolean warned =
        attempt.first(
                Event.Alert.class,
                at ->
                    Attempt.byOrigin(at)
                        && at.event() instanceof Event.Alert alert
                        && alert.description() == Event.Alert.CLOSE_NOTIFY)
            != null;
    if (warned) {
      return "close_notify";
    }
    return attempt.has(Event.Reset.class)
        ? "reset"
        : attempt.has(Event.Fin.class) ? "closed without close_notify" : "left open";
  }
}
