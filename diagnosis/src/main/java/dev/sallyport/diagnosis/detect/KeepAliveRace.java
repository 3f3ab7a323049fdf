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
import java.time.Duration;
import java.util.List;

/** The origin closed a kept connection while the next request was on its way to it. */
final class KeepAliveRace implements AttemptDetector {
  /** An origin that had read the request and failed at it would mostly take longer. */
  private static final long CROSSING_NANOS = Duration.ofSeconds(1).toNanos();

  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    SentRequest request = SentRequest.last(attempt);
    Seen<Event.Reused> reused = attempt.first(Event.Reused.class);
    if (request == null || reused == null || !happened(attempt, request)) {
      return List.of();
    }
    Ending ending = Ending.first(attempt.after(reused));
    if (ending == null) {
      return List.of();
    }
    boolean crossed = !request.rest().events().contains(ending.at());
    String idle = Seconds.text(reused.event().idle());
    return List.of(
        new Finding(
            Response.CLOSED_REUSED,
            crossed ? Certainty.CERTAIN : Certainty.LIKELY,
            trail.origin(),
            "The connection had been idle for %s; %s as the request went out."
                .formatted(idle, ending.words()),
            List.of(
                new Evidence(
                    reused.at(),
                    "A kept connection was taken: %d requests served, idle for %s."
                        .formatted(reused.event().exchanges(), idle)),
                new Evidence(request.begin(), request.words()),
                new Evidence(
                    ending.at(), "Without a byte of a response, " + ending.words() + "."))));
  }

  /** Whether the origin's end of a reused connection crossed the request. */
  static boolean happened(Attempt attempt, SentRequest request) {
    Seen<Event.Reused> reused = attempt.first(Event.Reused.class);
    if (reused == null || request.answered() || attempt.has(Event.HelloRequest.class)) {
      return false;
    }
    Ending ending = Ending.first(attempt.after(reused));
    return ending != null
        && ending.by() == Ending.By.ORIGIN
        && ending.at().atNanos() - request.begin().atNanos() < CROSSING_NANOS;
  }
}
