package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Renegotiation;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;

/** More than one HelloRequest on one connection: the origin asks at every request. */
final class RepeatedRenegotiation implements Detector {
  @Override
  public List<Finding> detect(Trail trail) {
    List<TimedEvent> asked = new ArrayList<>();
    for (TimedEvent at : trail.events()) {
      if (at.event() instanceof Event.Syn && asked.size() < 2) {
        asked.clear(); // another connection
      }
      if (Attempt.byOrigin(at) && at.event() instanceof Event.HelloRequest) {
        asked.add(at);
      }
    }
    if (asked.size() < 2) {
      return List.of();
    }
    return List.of(
        new Finding(
            Renegotiation.REPEATED,
            known(asked.getFirst()) && known(asked.get(1)) ? Certainty.CERTAIN : Certainty.LIKELY,
            trail.origin(),
            "The origin sent more than one HelloRequest on one connection.",
            List.of(
                new Evidence(asked.getFirst(), "The first HelloRequest."),
                new Evidence(asked.get(1), "One more on the same connection."))));
  }

  /** Whether it was read or has the right length. */
  private static boolean known(TimedEvent at) {
    return at.event() instanceof Event.HelloRequest hello
        && hello.proof() != Event.Proof.RECORD_TYPE;
  }
}
