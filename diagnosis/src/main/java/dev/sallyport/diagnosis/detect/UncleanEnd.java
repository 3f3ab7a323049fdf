package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.ResponseFaults;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;

/** A response that only the end of a TLS connection ends, and no close_notify (RFC 9112 9.8). */
final class UncleanEnd implements AttemptDetector {
  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    SentRequest request = SentRequest.last(attempt);
    Seen<Event.ResponseHead> head = request == null ? null : request.response();
    if (request == null
        || head == null
        || head.event().framing() != Framing.UNTIL_CLOSE
        || head.event().status() == 101 // what ends then is another protocol
        || !attempt.has(Event.HandshakeDone.class)) {
      return List.of();
    }
    Attempt body = request.rest().after(head);
    Seen<Event.Fin> fin = body.first(Event.Fin.class, Attempt::byOrigin);
    if (fin == null || body.before(fin).first(Event.Alert.class, Attempt::byOrigin) != null) {
      return List.of();
    }
    return List.of(
        new Finding(
            ResponseFaults.NO_CLOSE_NOTIFY,
            Certainty.CERTAIN,
            trail.origin(),
            "The response ended with the connection, and no close_notify came.",
            List.of(
                new Evidence(head.at(), "The head tells no length and no chunks."),
                new Evidence(fin.at(), "The origin closed without close_notify."))));
  }
}
