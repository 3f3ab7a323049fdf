package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Renegotiation;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;

/** More than one HelloRequest on one connection: the origin asks at every request. */
final class RepeatedRenegotiation implements AttemptDetector {
  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    List<TimedEvent> asked =
        attempt.events().stream().filter(RepeatedRenegotiation::helloRequest).toList();
    if (asked.size() < 2) {
      return List.of();
    }
    return List.of(
        new Finding(
            Renegotiation.REPEATED,
            asked.stream().allMatch(RepeatedRenegotiation::read)
                ? Certainty.CERTAIN
                : Certainty.LIKELY,
            trail.origin(),
            "The origin sent %d HelloRequests on one connection.".formatted(asked.size()),
            List.of(
                new Evidence(asked.getFirst(), "The first HelloRequest."),
                new Evidence(asked.get(1), "One more on the same connection."))));
  }

  private static boolean helloRequest(TimedEvent at) {
    return Attempt.byOrigin(at) && at.event() instanceof Event.HelloRequest;
  }

  private static boolean read(TimedEvent at) {
    return at.event() instanceof Event.HelloRequest hello
        && hello.proof() != Event.Proof.RECORD_TYPE;
  }
}
