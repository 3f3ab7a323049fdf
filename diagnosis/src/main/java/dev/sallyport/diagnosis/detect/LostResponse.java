package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Response;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;

/** The whole request was sent, and the origin ended the connection instead of answering. */
final class LostResponse implements AttemptDetector {
  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    SentRequest request = SentRequest.last(attempt);
    if (request == null
        || !request.complete()
        || request.answered()
        || request.begunResponse() != null
        || request.switched()
        || refused(request)
        || Reaction.pending(attempt)
        || KeepAliveRace.happened(attempt, request)
        || alerted(request)) {
      return List.of();
    }
    Ending ending = Ending.first(request.rest());
    if (ending == null || ending.by() != Ending.By.ORIGIN) {
      return List.of();
    }
    long nanos = ending.at().atNanos() - request.lastSeen().atNanos();
    return List.of(
        new Finding(
            ending.reset() ? Response.RESET : Response.CLOSED,
            request.readable() ? Certainty.CERTAIN : Certainty.LIKELY,
            trail.origin(),
            "%s after the request, %s.".formatted(Seconds.text(nanos), ending.words()),
            List.of(
                new Evidence(request.lastSeen(), request.words()),
                new Evidence(
                    ending.at(), "Without a byte of a response, " + ending.words() + "."))));
  }

  /** What the origin said, though it was no response, tells more than its end. */
  private static boolean refused(SentRequest request) {
    return request.rest().events().stream()
        .filter(Attempt::byOrigin)
        .anyMatch(at ->
            at.event() instanceof Event.Malformed
                || at.event() instanceof Event.StreamReset
                || at.event() instanceof Event.GoAway going && !going.orderly());
  }

  /** An alert that tells more than the end of the connection does. */
  private static boolean alerted(SentRequest request) {
    Seen<Event.Alert> alert =
        request
            .rest()
            .first(
                Event.Alert.class,
                at ->
                    Attempt.byOrigin(at)
                        && at.event() instanceof Event.Alert a
                        && a.description() > Event.Alert.CLOSE_NOTIFY);
    return alert != null;
  }
}
