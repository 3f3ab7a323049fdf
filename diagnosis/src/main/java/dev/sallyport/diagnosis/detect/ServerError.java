package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Response;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;

/** The origin itself answered with 500 or above. */
final class ServerError implements AttemptDetector {
  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    SentRequest request = SentRequest.last(attempt);
    Seen<Event.ResponseHead> head = request == null ? null : request.response();
    if (head == null || head.event().status() < 500) {
      return List.of();
    }
    String text = "The origin answered " + head.event().status() + ".";
    return List.of(
        new Finding(
            Response.SERVER_ERROR,
            Certainty.CERTAIN,
            trail.origin(),
            text,
            List.of(new Evidence(head.at(), text))));
  }
}
