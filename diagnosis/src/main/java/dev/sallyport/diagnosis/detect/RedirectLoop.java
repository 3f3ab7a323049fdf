package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Comparisons;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a request was its own URL, and so it was again. Once alone may be a cookie that the
 * second request brings; where clients share a connection, so may be twice.
 */
final class RedirectLoop implements Detector {
  @Override
  public List<Finding> detect(Trail trail) {
    List<TimedEvent> rounds = new ArrayList<>();
    String location = "";
    for (TimedEvent at : trail.events()) {
      if (at.event() instanceof Event.ResponseHead head && head.status() / 100 != 3) {
        rounds.clear();
      }
      if (at.event() instanceof Event.Redirected redirected && at.from() != Side.CLIENT) {
        if (!redirected.itself() || !redirected.location().equals(location)) {
          rounds.clear();
        }
        location = redirected.location();
        if (redirected.itself()) {
          rounds.add(at);
        }
        if (rounds.size() == 2) {
          return List.of(finding(trail, location, rounds));
        }
      }
    }
    return List.of();
  }

  private static Finding finding(Trail trail, String location, List<TimedEvent> rounds) {
    return new Finding(
        Comparisons.REDIRECT_LOOP,
        Certainty.LIKELY,
        trail.origin(),
        "Twice in a row the answer for %s was a redirect to it.".formatted(location),
        List.of(
            new Evidence(rounds.getFirst(), "The client is sent to the URL that it asked for."),
            new Evidence(rounds.getLast(), "It asked again, and is sent there again.")));
  }
}
