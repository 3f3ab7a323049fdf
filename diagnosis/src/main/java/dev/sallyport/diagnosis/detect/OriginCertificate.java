package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Certificates;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;

/** Whoever speaks to the origin rejected its certificate and said why. */
final class OriginCertificate implements AttemptDetector {
  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    Seen<Event.CertificateRejected> rejected =
        attempt.first(Event.CertificateRejected.class, at -> !Attempt.byOrigin(at));
    if (rejected == null) {
      return List.of();
    }
    List<Evidence> evidence = new ArrayList<>();
    Seen<Event.Certificate> shown = attempt.first(Event.Certificate.class, Attempt::byOrigin);
    if (shown != null) {
      evidence.add(new Evidence(shown.at(), "The origin showed " + words(shown.event()) + "."));
    }
    String text = "It was rejected: " + rejected.event().detail() + ".";
    evidence.add(new Evidence(rejected.at(), text));
    return List.of(
        new Finding(
            Certificates.of(rejected.event().fault()),
            Certainty.CERTAIN,
            trail.origin(),
            "The %s rejected the certificate: %s."
                .formatted(rejected.at().from().word(), rejected.event().detail()),
            evidence));
  }

  static String words(Event.Certificate shown) {
    return "a certificate for %s, issued by %s, valid from %s to %s, in a chain of %d"
        .formatted(
            shown.subject(),
            shown.issuer(),
            shown.notBefore(),
            shown.notAfter(),
            shown.chainLength());
  }
}
