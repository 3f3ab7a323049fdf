package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Legs;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange ended.
 *
 * @param sentStatus of the response head that went to the client, or that the gateway made; 0 where
 *     none did
 * @param originStatus of the last attempt's response head; 0 where none came
 * @param ending what ended the last attempt first; null where nothing did
 * @param ended whether the response came to its end
 */
record Outcome(int sentStatus, int originStatus, @Nullable Ending ending, boolean ended) {
  private static final int CLIENT_CLOSED = 499;

  /** Responses that the gateway cannot pass on as they are. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "truncated",
          "body-timeout",
          "malformed",
          "head-too-large",
          "unexpected-bytes",
          "stream-reset");

  static Outcome of(Trail trail) {
    Legs legs = Legs.of(trail);
    int sent = 0;
    for (TimedEvent at : legs.client()) {
      sent = sent == 0 ? statusSent(at) : sent;
    }
    Attempt last = legs.attempts().isEmpty() ? new Attempt(List.of()) : legs.attempts().getLast();
    SentRequest request = SentRequest.last(last);
    Attempt.Seen<Event.ResponseHead> head = request == null ? null : request.response();
    boolean ended =
        request != null && request.rest().first(Event.ResponseEnd.class, Attempt::byOrigin) != null;
    return new Outcome(sent, head == null ? 0 : head.event().status(), Ending.first(last), ended);
  }

  /** Whether the client got a response to its end that is no failure. */
  boolean served() {
    int status = sentStatus == 0 ? originStatus : sentStatus;
    return ended && status < 400;
  }

  /** The status of the exchange, given its cause. */
  int status(Cause cause) {
    if (sentStatus != 0) {
      return sentStatus;
    }
    if (!cause.side().equals("origin")) {
      return cause.mapping().status();
    }
    if (originStatus != 0 && !NOT_PASSED_ON.contains(cause.event())) {
      return originStatus;
    }
    if (ending == null) {
      return cause.mapping().status();
    }
    return switch (ending.by()) {
      case TIMER -> timer() == Timer.QUEUE ? 503 : 504;
      case ORIGIN -> 502;
      case PEER -> CLIENT_CLOSED;
      case NOBODY -> cause.mapping().status();
    };
  }

  private @Nullable Timer timer() {
    return ending != null && ending.at().event() instanceof Event.TimerFired fired
        ? fired.timer()
        : null;
  }

  private static int statusSent(TimedEvent at) {
    return switch (at.event()) {
      case Event.ResponseHead head when at.to() == Side.CLIENT -> head.status();
      case Event.Answered answered -> answered.status();
      default -> 0;
    };
  }
}
