package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Renegotiation;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;

/** HelloRequest from an origin without RFC 5746, which nobody carried through. */
final class UnsafeRenegotiation implements AttemptDetector {
  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    Reaction reaction = Reaction.of(attempt);
    Seen<Event.ServerHello> hello = attempt.first(Event.ServerHello.class);
    if (reaction == null
        || hello == null
        || hello.event().secureRenegotiation()
        || !Reaction.pending(attempt)
        || (Ending.first(reaction.rest()) == null
            && !reaction.rest().has(Event.HandshakeFailed.class))) {
      return List.of();
    }
    return List.of(
        new Finding(
            Renegotiation.UNSAFE,
            Certainty.LIKELY,
            trail.origin(),
            "The origin's ServerHello lacks renegotiation_info, and its HelloRequest led nowhere.",
            List.of(
                new Evidence(hello.at(), "The ServerHello has no renegotiation_info (RFC 5746)."),
                HelloEvidence.of(reaction.hello()))));
  }
}
