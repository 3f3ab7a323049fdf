package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Send;
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
import java.util.List;

/** The request did not get to the origin as a whole, by the origin's doing. */
final class StalledSend implements AttemptDetector {
  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    SentRequest request = SentRequest.last(attempt);
    if (request == null
        || request.complete()
        || request.answered()
        || Reaction.pending(attempt)
        || KeepAliveRace.happened(attempt, request)) {
      return List.of();
    }
    Seen<Event.TimerFired> timer = Timers.first(request.rest(), Timer.SEND);
    if (timer != null) {
      return finding(trail, request, Send.TIMEOUT, timer.at(), "The origin took no more of it.");
    }
    Ending ending = Ending.first(request.rest());
    if (ending == null || ending.by() != Ending.By.ORIGIN) {
      return List.of();
    }
    return finding(
        trail,
        request,
        ending.reset() ? Send.RESET : Send.CLOSED,
        ending.at(),
        "Before its end was sent, " + ending.words() + ".");
  }

  private static List<Finding> finding(
      Trail trail, SentRequest request, Cause cause, TimedEvent at, String text) {
    return List.of(
        new Finding(
            cause,
            Certainty.CERTAIN,
            trail.origin(),
            request.words() + " " + text,
            List.of(new Evidence(request.begin(), request.words()), new Evidence(at, text))));
  }
}
