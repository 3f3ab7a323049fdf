package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.ResponseFaults;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.Trail;
import java.time.Duration;
import java.util.List;

/** A response whose end only the end of the connection told, long after the last byte. */
final class LateEnd implements AttemptDetector {
  private static final Duration NOTICEABLE = Duration.ofSeconds(3);

  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    Seen<Event.LateEnd> late = attempt.last(Event.LateEnd.class);
    Seen<Event.ResponseHead> head =
        late == null
            ? null
            : attempt.before(late).last(Event.ResponseHead.class, Attempt::byOrigin);
    if (late == null || head == null || late.event().silent().compareTo(NOTICEABLE) < 0) {
      return List.of();
    }
    boolean byOrigin = Attempt.byOrigin(late.at());
    String text =
        byOrigin
            ? "The origin closed %s after the last byte of its response."
                .formatted(Seconds.text(late.event().silent()))
            : "The client left %s after the last byte of the response, which the origin had not ended."
                .formatted(Seconds.text(late.event().silent()));
    return List.of(
        new Finding(
            ResponseFaults.CLOSED_LATE,
            byOrigin ? Certainty.LIKELY : Certainty.POSSIBLE,
            trail.origin(),
            text,
            List.of(
                new Evidence(head.at(), "The head tells no length and no chunks."),
                new Evidence(late.at(), text))));
  }
}
