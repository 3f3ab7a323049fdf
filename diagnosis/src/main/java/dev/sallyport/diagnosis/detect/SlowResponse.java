package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Response;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import java.time.Duration;
import java.util.List;

/** The whole request was sent, no response and no HelloRequest came, and somebody gave up. */
final class SlowResponse implements AttemptDetector {
  private static final long NOTICEABLE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long LONG_NANOS = Duration.ofSeconds(10).toNanos();

  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    SentRequest request = SentRequest.last(attempt);
    if (request == null
        || !request.complete() && !waitsForContinue(request)
        || request.answered()
        || request.switched()
        || Reaction.pending(attempt)) {
      return List.of();
    }
    Ending ending = Ending.first(request.rest());
    if (ending == null || ending.by() == Ending.By.ORIGIN) {
      return List.of();
    }
    long nanos = ending.at().atNanos() - request.lastSeen().atNanos();
    if (ending.by() != Ending.By.TIMER && nanos < NOTICEABLE_NANOS) {
      return List.of();
    }
    return List.of(
        new Finding(
            request.complete() || !expects(request) ? Response.TIMEOUT : Response.CONTINUE_WITHHELD,
            certainty(request, ending, nanos),
            trail.origin(),
            "No response within %s of the request; then %s."
                .formatted(Seconds.text(nanos), ending.words()),
            List.of(
                new Evidence(request.lastSeen(), request.words()),
                new Evidence(
                    ending.at(),
                    came(request)
                        + ", no handshake record either, until "
                        + ending.words()
                        + "."))));
  }

  /** Nobody went on while the body still waited for 100 (RFC 9110 10.1.1). */
  private static boolean waitsForContinue(SentRequest request) {
    return expects(request) || Timers.first(request.rest(), Timer.RESPONSE_HEAD) != null;
  }

  private static boolean expects(SentRequest request) {
    return request.head() != null
        && request.head().expect()
        && request.rest().first(Event.Informational.class, Attempt::byOrigin) == null
        && request.rest().first(Event.BodyCut.class, SlowResponse::begunBody) == null;
  }

  private static boolean begunBody(TimedEvent at) {
    return Attempt.byPeer(at) && at.event() instanceof Event.BodyCut cut && cut.bodyBytes() > 0;
  }

  private static String came(SentRequest request) {
    Seen<Event.HeadCut> begun = request.begunResponse();
    return begun == null
        ? "Nothing came from the origin"
        : "Only %d bytes of a response's head came from the origin"
            .formatted(begun.event().headBytes());
  }

  private static Certainty certainty(SentRequest request, Ending ending, long nanos) {
    if (ending.by() == Ending.By.TIMER) {
      return request.readable() ? Certainty.CERTAIN : Certainty.LIKELY;
    }
    return nanos >= LONG_NANOS ? Certainty.LIKELY : Certainty.POSSIBLE;
  }
}
