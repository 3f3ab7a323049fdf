package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Alerts;
import dev.sallyport.diagnosis.catalogue.Certificates;
import dev.sallyport.diagnosis.catalogue.Handshake;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The other end refused the origin's handshake with an alert, as a capture shows it: the alert is
 * all there is of its reason.
 */
final class PeerAlertSeen implements AttemptDetector {
  private record Reading(Cause cause, Certainty certainty) {}

  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    if (FirstHandshake.done(attempt)
        || attempt.has(Event.CertificateRejected.class)
        || attempt.has(Event.HandshakeFailed.class)) {
      return List.of();
    }
    Seen<Event.Alert> alert = attempt.first(Event.Alert.class, Attempt::byPeer);
    Seen<Event.Certificate> shown = attempt.first(Event.Certificate.class, Attempt::byOrigin);
    Reading reading =
        alert == null
            ? null
            : withoutSecureRenegotiation(attempt, alert)
                ? new Reading(Handshake.LEGACY_RENEGOTIATION, Certainty.LIKELY)
                : reading(alert.event().description(), shown);
    if (alert == null || reading == null) {
      return List.of();
    }
    List<Evidence> evidence = new ArrayList<>();
    if (shown != null) {
      evidence.add(
          new Evidence(
              shown.at(), "The origin showed " + OriginCertificate.words(shown.event()) + "."));
    }
    String text =
        "The %s ended the handshake with alert %s (%d)."
            .formatted(
                alert.at().from().word(),
                Alerts.name(alert.event().description()),
                alert.event().description());
    evidence.add(new Evidence(alert.at(), text));
    return List.of(new Finding(reading.cause, reading.certainty, trail.origin(), text, evidence));
  }

  /** OpenSSL 3 refuses such servers at once with handshake_failure. RFC 5746 section 4.1. */
  private static boolean withoutSecureRenegotiation(Attempt attempt, Seen<Event.Alert> alert) {
    Seen<Event.ServerHello> hello = attempt.first(Event.ServerHello.class, Attempt::byOrigin);
    return alert.event().description() == 40
        && hello != null
        && !hello.event().version().equals("TLSv1.3")
        && !hello.event().secureRenegotiation();
  }

  private static @Nullable Reading reading(
      int description, @Nullable Seen<Event.Certificate> shown) {
    return switch (description) {
      // Libraries say bad_certificate for dates, names and weak keys alike.
      case 42, 43, 46 -> new Reading(Certificates.REJECTED, Certainty.LIKELY);
      case 44 -> new Reading(Certificates.REVOKED, Certainty.CERTAIN);
      case 45 -> new Reading(Certificates.EXPIRED, Certainty.CERTAIN);
      case 48 -> unknownAuthority(shown);
      case 70 -> new Reading(Handshake.NO_SHARED_PROTOCOL, Certainty.CERTAIN);
      case 40, 71 -> new Reading(Handshake.NO_SHARED_CIPHER, Certainty.LIKELY);
      case 10, 20, 47, 50, 51, 80, 109, 110 -> new Reading(Handshake.FAILED, Certainty.CERTAIN);
      default -> null;
    };
  }

  private static Reading unknownAuthority(@Nullable Seen<Event.Certificate> shown) {
    if (shown == null || shown.event().chainLength() != 1) {
      return new Reading(Certificates.UNTRUSTED, Certainty.CERTAIN);
    }
    return shown.event().issuer().equals(shown.event().subject())
        ? new Reading(Certificates.SELF_SIGNED, Certainty.CERTAIN)
        : new Reading(Certificates.INCOMPLETE_CHAIN, Certainty.LIKELY);
  }
}
