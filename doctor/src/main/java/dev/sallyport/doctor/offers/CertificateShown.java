package dev.sallyport.doctor.offers;

import dev.sallyport.diagnosis.catalogue.Certificates;
import dev.sallyport.diagnosis.catalogue.Hellos;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.report.Row.Answer;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.ProbeLog;
import dev.sallyport.doctor.connection.ServerTrust;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.survey.Notes;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The certificate chain judged: dates, names, completeness, keys, signatures, OCSP response. */
record CertificateShown(Handshaker handshaker, TlsSettings tls) implements TlsCheck.Asking {

  @Override
  public void ask(Interview interview, Notes notes, Deadline until) {
    Handshaker.Shaken shaken;
    try {
      shaken = handshaker.shake(List.of("TLSv1.3", "TLSv1.2"), until);
    } catch (IOException e) {
      notes.answer("certificate", "not seen: the handshake failed");
      return;
    }
    List<X509Certificate> chain = shaken.trust().chain();
    if (chain.isEmpty()) {
      notes.answer("certificate", "none");
      return;
    }
    X509Certificate leaf = chain.getFirst();
    notes.answer("certificate", dated(leaf, Instant.now()));
    notes.answer("key and signature", Strength.words(leaf));
    notes.answer("chain", judged(chain, shaken.trust()));
    boolean must = Strength.mustStaple(leaf);
    notes.answer(
        "OCSP response stapled", (shaken.stapled() ? "yes" : "no") + (must ? ", must be" : ""));
    Trail trail = trail(leaf, chain.size(), notes);
    if (must && !shaken.stapled()) {
      notes.found(
          Hellos.STAPLE_MISSING,
          Certainty.CERTAIN,
          "The certificate demands a stapled OCSP response; none came, though it was asked for.",
          trail,
          at -> at.event() instanceof Event.Certificate ? "The certificate." : "");
    }
    String weak = Strength.weakness(chain);
    if (!weak.isEmpty() && tls.verify()) {
      notes.found(
          Certificates.WEAK,
          Certainty.CERTAIN,
          weak,
          trail,
          at -> at.event() instanceof Event.Certificate ? "The certificate." : "");
    }
  }

  private static Answer dated(X509Certificate leaf, Instant now) {
    String name = leaf.getSubjectX500Principal().getName();
    long days = Duration.between(now, leaf.getNotAfter().toInstant()).toDays();
    String dates =
        days < 0 ? ", expired %d days ago".formatted(-days) : ", %d days left".formatted(days);
    return new Answer(name + dates, name + leaf.getSerialNumber());
  }

  private static String judged(List<X509Certificate> chain, ServerTrust trust) {
    Event.CertificateRejected fault = trust.rejected();
    String size = chain.size() == 1 ? "1 certificate" : chain.size() + " certificates";
    String order = inOrder(chain) ? "" : ", not in order";
    return size + order + (fault == null ? ", trusted" : ", " + fault.fault().word());
  }

  private static boolean inOrder(List<X509Certificate> chain) {
    for (int i = 0; i + 1 < chain.size(); i++) {
      if (!chain
          .get(i)
          .getIssuerX500Principal()
          .equals(chain.get(i + 1).getSubjectX500Principal())) {
        return false;
      }
    }
    return true;
  }

  private static Trail trail(X509Certificate leaf, int length, Notes notes) {
    ProbeLog log = new ProbeLog();
    log.came(
        new Event.Certificate(
            leaf.getSubjectX500Principal().getName(),
            leaf.getIssuerX500Principal().getName(),
            leaf.getNotBefore().toInstant(),
            leaf.getNotAfter().toInstant(),
            List.of(),
            length));
    return log.trail("certificate", notes.way().subject(), "");
  }
}
