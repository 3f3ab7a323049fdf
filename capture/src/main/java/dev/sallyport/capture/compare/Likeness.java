package dev.sallyport.capture.compare;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.Optional;

/** How much speaks for two connections being the same attempt: name, request, port, protocol. */
final class Likeness {
  private Likeness() {}

  static int of(AnalysedFlow one, AnalysedFlow other) {
    int points = 0;
    if (one.serverName() != null && one.serverName().equals(other.serverName())) {
      points += 4;
    }
    Optional<String> request = firstRequest(one.trail());
    if (request.isPresent() && request.equals(firstRequest(other.trail()))) {
      points += 4;
    }
    if (one.trail().origin().equals(other.trail().origin())) {
      points += 2;
    } else if (port(one.trail()).equals(port(other.trail()))) {
      points += 1;
    }
    return points + (one.trail().protocol().equals(other.trail().protocol()) ? 1 : 0);
  }

  private static Optional<String> firstRequest(Trail trail) {
    return trail.events().stream()
        .filter(at -> at.event() instanceof Event.RequestHead)
        .map(Milestones::key)
        .findFirst();
  }

  private static String port(Trail trail) {
    return trail.origin().substring(trail.origin().lastIndexOf(':') + 1);
  }
}
