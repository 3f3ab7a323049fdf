package dev.sallyport.lab.fault;

import dev.sallyport.lab.pki.Flaw;
import java.util.List;

/** Faults of the server's certificate. */
final class CertificateFaults {
  private CertificateFaults() {}

  static List<Fault> all() {
    return List.of(
        fault(
            "expired",
            "origin.handshake.certificate-expired",
            "The certificate ended yesterday.",
            Flaw.EXPIRED),
        fault(
            "not-yet-valid",
            "origin.handshake.certificate-not-yet-valid",
            "The certificate begins tomorrow.",
            Flaw.NOT_YET_VALID),
        fault(
            "self-signed",
            "origin.handshake.certificate-self-signed",
            "The certificate is signed with its own key.",
            Flaw.SELF_SIGNED),
        fault(
            "incomplete-chain",
            "origin.handshake.certificate-incomplete-chain",
            "The certificate of the intermediate authority is not sent.",
            Flaw.INCOMPLETE_CHAIN),
        fault(
            "wrong-name",
            "origin.handshake.certificate-name-mismatch",
            "The certificate is for another name.",
            Flaw.WRONG_NAME),
        fault(
            "strange-authority",
            "origin.handshake.certificate-untrusted",
            "The certificate is of another authority, which is sent along in part.",
            Flaw.STRANGE_AUTHORITY),
        fault(
            "staple-missing",
            "origin.handshake.staple-missing",
            "The certificate demands a stapled OCSP response, and none is sent.",
            Flaw.MUST_STAPLE),
        fault(
            "weak-key",
            "origin.handshake.certificate-weak",
            "The certificate's key is RSA with 1024 bits.",
            Flaw.WEAK_KEY),
        new Fault(
            "certificate-weak-signature",
            "origin.handshake.certificate-weak",
            "The certificate is signed by way of MD5; after it nothing comes.",
            new Play.ShowsCertificate(Flaw.WEAK_SIGNATURE)));
  }

  private static Fault fault(String name, String cause, String sentence, Flaw flaw) {
    return new Fault(
        "certificate-" + name,
        cause,
        sentence,
        new Play.WithTls(new TlsSetup(flaw, List.of(), false)));
  }
}
