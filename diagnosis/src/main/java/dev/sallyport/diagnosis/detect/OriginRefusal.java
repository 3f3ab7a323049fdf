package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Refusals;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;

/** The origin refused the request with a status that says why, and nothing says more. */
final class OriginRefusal implements AttemptDetector {
  private static final AttemptDetector BUFFERED_BODY = new BufferedBody();

  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    SentRequest request = SentRequest.last(attempt);
    Seen<Event.ResponseHead> head = request == null ? null : request.response();
    if (head == null || !BUFFERED_BODY.detect(trail, attempt).isEmpty()) {
      return List.of();
    }
    String text = "The origin answered " + head.event().status() + ".";
    return Refusals.of(head.event().status()).stream()
        .map(cause ->
            new Finding(
                cause,
                Certainty.CERTAIN,
                trail.origin(),
                text,
                List.of(new Evidence(head.at(), text))))
        .toList();
  }
}
