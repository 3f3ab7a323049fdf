package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Names;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;
import java.util.Locale;

/** The origin's name did not become an address. */
final class NameFault implements AttemptDetector {
  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    Seen<Event.NameFailed> failed = attempt.first(Event.NameFailed.class);
    if (failed != null) {
      String text =
          "The resolver says of %s: %s.".formatted(failed.event().host(), failed.event().reason());
      return finding(trail, cause(failed.event().reason()), failed, text);
    }
    Seen<Event.TimerFired> timer = Timers.first(attempt, Timer.DNS);
    if (timer != null) {
      String text =
          "The resolver did not answer within " + Seconds.text(timer.event().after()) + ".";
      return finding(trail, Names.TIMEOUT, timer, text);
    }
    return List.of();
  }

  private static List<Finding> finding(Trail trail, Cause cause, Seen<?> seen, String text) {
    return List.of(
        new Finding(
            cause,
            Certainty.CERTAIN,
            trail.origin(),
            text,
            List.of(new Evidence(seen.at(), text))));
  }

  private static Cause cause(String reason) {
    String words = reason.toLowerCase(Locale.ROOT);
    if (words.contains("timeout") || words.contains("timed out")) {
      return Names.TIMEOUT;
    }
    boolean absent =
        List.of(
                "nxdomain",
                "not found",
                "not-found",
                "not known",
                "unknown host",
                "no address",
                "no-address")
            .stream()
            .anyMatch(words::contains);
    return absent ? Names.NOT_FOUND : Names.FAILED;
  }
}
