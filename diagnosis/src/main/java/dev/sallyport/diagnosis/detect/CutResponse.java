package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Response;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import java.time.Duration;
import java.util.List;

/** A response began and did not come to its end, by the origin's doing. */
final class CutResponse implements AttemptDetector {
  private static final long LONG_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int SWITCHING_PROTOCOLS = 101;

  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    SentRequest request = SentRequest.last(attempt);
    if (request == null) {
      return List.of();
    }
    Seen<Event.ResponseHead> head = request.response();
    if (head == null) {
      return cutHead(trail, request);
    }
    if (head.event().status() == SWITCHING_PROTOCOLS) {
      return List.of();
    }
    Attempt body = request.rest().after(head);
    if (body.first(Event.ResponseEnd.class, Attempt::byOrigin) != null
        || body.first(Event.KeyUnavailable.class, Attempt::byOrigin) != null
        || body.first(Event.CaptureGap.class, Attempt::byOrigin) != null) {
      return List.of();
    }
    Seen<Event.TimerFired> timer = Timers.first(body, Timer.RESPONSE_BODY_IDLE);
    if (timer != null) {
      return finding(
          trail, Response.BODY_TIMEOUT, head, timer.at(), "The body stopped, and the timer fired.");
    }
    Seen<Event.BodyCut> cut = body.first(Event.BodyCut.class, at -> !Attempt.byPeer(at));
    Ending ending = Ending.first(body);
    if (ending != null && ending.by() != Ending.By.ORIGIN) {
      return cut == null ? List.of() : givenUp(trail, head, ending, cut.event());
    }
    if (cut != null) {
      return finding(trail, Response.TRUNCATED, head, cut.at(), words(cut.event()));
    }
    return ending == null || complete(head.event(), ending)
        ? List.of()
        : finding(
            trail,
            Response.TRUNCATED,
            head,
            ending.at(),
            "Before the end of the body, " + ending.words() + ".");
  }

  /** A client that leaves a long download looks the same as one that waited in vain. */
  private static List<Finding> givenUp(
      Trail trail, Seen<Event.ResponseHead> head, Ending ending, Event.BodyCut cut) {
    if (ending.at().atNanos() - head.at().atNanos() < LONG_NANOS) {
      return List.of();
    }
    String text = words(cut) + " Then " + ending.words() + ".";
    return List.of(
        new Finding(
            Response.BODY_TIMEOUT,
            Certainty.POSSIBLE,
            trail.origin(),
            text,
            List.of(
                new Evidence(head.at(), "The origin answered " + head.event().status() + "."),
                new Evidence(ending.at(), text))));
  }

  private static List<Finding> cutHead(Trail trail, SentRequest request) {
    Seen<Event.HeadCut> cut = request.begunResponse();
    Ending ending = Ending.first(request.rest());
    if (cut == null || ending == null || ending.by() != Ending.By.ORIGIN) {
      return List.of();
    }
    String text =
        "After %d bytes of the response's head, %s."
            .formatted(cut.event().headBytes(), ending.words());
    return List.of(
        new Finding(
            Response.TRUNCATED,
            Certainty.CERTAIN,
            trail.origin(),
            text,
            List.of(
                new Evidence(request.lastSeen(), request.words()),
                new Evidence(ending.at(), text))));
  }

  /** Whether the end of the connection is, or may be, the end of the body. */
  private static boolean complete(Event.ResponseHead head, Ending ending) {
    return switch (head.framing()) {
      case NONE -> true;
      case UNTIL_CLOSE -> !ending.reset();
      case LENGTH -> head.contentLength() == 0;
      case CHUNKED, STREAM -> false;
    };
  }

  private static String words(Event.BodyCut cut) {
    return cut.expectedBytes() < 0
        ? "The body stopped after %d bytes, before its end.".formatted(cut.bodyBytes())
        : "The body stopped after %d of %d bytes.".formatted(cut.bodyBytes(), cut.expectedBytes());
  }

  private static List<Finding> finding(
      Trail trail, Cause cause, Seen<Event.ResponseHead> head, TimedEvent at, String text) {
    return List.of(
        new Finding(
            cause,
            Certainty.CERTAIN,
            trail.origin(),
            text,
            List.of(
                new Evidence(head.at(), "The origin answered " + head.event().status() + "."),
                new Evidence(at, text))));
  }
}
