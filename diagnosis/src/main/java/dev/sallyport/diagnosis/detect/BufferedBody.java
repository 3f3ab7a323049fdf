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

/** 413 for a body that the origin would have to hold while it renegotiates. */
final class BufferedBody implements AttemptDetector {
  /** What IIS holds by default (uploadReadAheadSize). */
  private static final long READ_AHEAD_BYTES = 49_152;

  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    SentRequest request = SentRequest.last(attempt);
    if (request == null
        || request.head() == null
        || request.rest().first(Event.HelloRequest.class, Attempt::byOrigin) != null) {
      return List.of();
    }
    Seen<Event.ResponseHead> response = request.response();
    long bodyBytes = bodyBytes(request, request.head());
    if (response == null || response.event().status() != 413 || bodyBytes <= READ_AHEAD_BYTES) {
      return List.of();
    }
    boolean renegotiates =
        trail.events().stream().anyMatch(at -> at.event() instanceof Event.HelloRequest);
    return List.of(
        new Finding(
            Renegotiation.BODY_TOO_LARGE,
            renegotiates ? Certainty.LIKELY : Certainty.POSSIBLE,
            trail.origin(),
            "The origin answered 413 to a body of %d bytes, without a HelloRequest.%s"
                .formatted(
                    bodyBytes,
                    renegotiates ? " It renegotiated at another request of this trail." : ""),
            List.of(
                new Evidence(
                    request.begin(),
                    "The request has a body of %d bytes, more than IIS holds by default (%d)."
                        .formatted(bodyBytes, READ_AHEAD_BYTES)),
                new Evidence(response.at(), "The origin answered 413."))));
  }

  private static long bodyBytes(SentRequest request, Event.RequestHead head) {
    Seen<Event.RequestEnd> end = request.rest().first(Event.RequestEnd.class, Attempt::byPeer);
    return Math.max(head.contentLength(), end == null ? -1 : end.event().bodyBytes());
  }
}
