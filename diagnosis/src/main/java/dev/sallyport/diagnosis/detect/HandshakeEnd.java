package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Handshake;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The first handshake with the origin ended without an alert or a certificate to blame. */
final class HandshakeEnd implements AttemptDetector {
  private static final long STALLED_NANOS = Duration.ofSeconds(1).toNanos();

  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    Seen<Event.NotTls> notTls = attempt.first(Event.NotTls.class, Attempt::byOrigin);
    if (notTls != null && FirstHandshake.begun(attempt) != null) {
      String text = "The origin answered with `" + notTls.event().shown() + "`.";
      return List.of(
          finding(trail, attempt, Handshake.PLAIN_HTTP, Certainty.CERTAIN, notTls.at(), text));
    }
    Seen<?> begun = FirstHandshake.begun(attempt);
    if (begun == null || FirstHandshake.done(attempt) || explained(attempt)) {
      return List.of();
    }
    Ending ending = Ending.first(attempt);
    Seen<Event.HandshakeFailed> failed = attempt.first(Event.HandshakeFailed.class);
    if (failed != null && (ending == null || ending.at().atNanos() >= failed.at().atNanos())) {
      return List.of(failed(trail, attempt, failed));
    }
    return ending == null ? List.of() : ended(trail, attempt, begun, ending);
  }

  /** Alerts and certificates have detectors of their own. */
  private static boolean explained(Attempt attempt) {
    return attempt.has(Event.CertificateRejected.class)
        || attempt.first(
                Event.Alert.class,
                at ->
                    at.event() instanceof Event.Alert alert
                        && alert.description() != Event.Alert.CLOSE_NOTIFY
                        && (Attempt.byOrigin(at) || !attempt.has(Event.HandshakeFailed.class)))
            != null;
  }

  private static Finding failed(Trail trail, Attempt attempt, Seen<Event.HandshakeFailed> failed) {
    String reason = failed.event().reason();
    boolean otherVersion = otherVersion(attempt);
    Cause cause = otherVersion ? Handshake.NO_SHARED_PROTOCOL : HandshakeReason.cause(reason);
    return finding(
        trail,
        attempt,
        cause,
        otherVersion || cause.equals(Handshake.FAILED) ? Certainty.CERTAIN : Certainty.LIKELY,
        failed.at(),
        "The TLS of the %s gave up: %s.".formatted(failed.at().from().word(), reason));
  }

  /** Whether the ServerHello chose a version that the ClientHello did not offer. */
  private static boolean otherVersion(Attempt attempt) {
    Seen<Event.ClientHello> offer = attempt.first(Event.ClientHello.class, Attempt::byPeer);
    Seen<Event.ServerHello> choice = attempt.first(Event.ServerHello.class, Attempt::byOrigin);
    return offer != null
        && choice != null
        && !offer.event().versions().isEmpty()
        && !offer.event().versions().contains(choice.event().version());
  }

  private static List<Finding> ended(Trail trail, Attempt attempt, Seen<?> begun, Ending ending) {
    long nanos = ending.at().atNanos() - begun.at().atNanos();
    Cause cause =
        ending.by() != Ending.By.ORIGIN
            ? Handshake.TIMEOUT
            : ending.reset() ? Handshake.RESET : Handshake.CLOSED;
    boolean seenThrough = ending.by() == Ending.By.ORIGIN || ending.by() == Ending.By.TIMER;
    if (!seenThrough && nanos < STALLED_NANOS) {
      return List.of();
    }
    String text =
        "The handshake was not finished %s after its begin, when %s."
            .formatted(Seconds.text(nanos), ending.words());
    return List.of(
        finding(
            trail,
            attempt,
            cause,
            seenThrough ? Certainty.CERTAIN : Certainty.LIKELY,
            ending.at(),
            text));
  }

  private static Finding finding(
      Trail trail, Attempt attempt, Cause cause, Certainty certainty, TimedEvent at, String text) {
    List<Evidence> evidence = new ArrayList<>();
    Seen<Event.ClientHello> hello = attempt.first(Event.ClientHello.class, Attempt::byPeer);
    if (hello != null) {
      String name = hello.event().serverName();
      evidence.add(
          new Evidence(
              hello.at(),
              "ClientHello sent, %s, versions %s."
                  .formatted(
                      name == null ? "without a server name" : "for " + name,
                      String.join(" ", hello.event().versions()))));
    }
    evidence.add(new Evidence(at, text));
    return new Finding(cause, certainty, trail.origin(), text, evidence);
  }
}
