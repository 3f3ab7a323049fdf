package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Renegotiation;
import dev.sallyport.diagnosis.catalogue.ResponseFaults;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;

/** The TLS of whoever speaks to the origin gave up after the first handshake had ended well. */
final class BrokenTls implements AttemptDetector {
  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    Seen<Event.HandshakeFailed> failed = attempt.first(Event.HandshakeFailed.class);
    if (failed == null || !FirstHandshake.done(attempt.before(failed))) {
      return List.of();
    }
    boolean renegotiating = Reaction.pending(attempt.before(failed));
    String text =
        "The TLS of the %s gave up: %s."
            .formatted(failed.at().from().word(), failed.event().reason());
    return List.of(
        new Finding(
            renegotiating ? Renegotiation.FAILED : ResponseFaults.TLS_FAULT,
            Certainty.CERTAIN,
            trail.origin(),
            text,
            List.of(new Evidence(failed.at(), text))));
  }
}
