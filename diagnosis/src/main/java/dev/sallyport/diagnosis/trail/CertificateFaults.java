package dev.sallyport.diagnosis.trail;

import dev.sallyport.diagnosis.trail.Event.CertificateFault;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Names what is wrong with a chain that was not trusted. */
public final class CertificateFaults {
  private static final int MOST_CAUSES = 10;

  private CertificateFaults() {}

  /**
   * The fault of a chain.
   *
   * @param chain as shown, leaf first
   * @param thrown why PKIX (RFC 5280 section 6) refused it
   */
  public static CertificateFault of(List<X509Certificate> chain, Throwable thrown, Instant now) {
    for (X509Certificate certificate : chain) {
      if (now.isAfter(certificate.getNotAfter().toInstant())) {
        return CertificateFault.EXPIRED;
      }
      if (now.isBefore(certificate.getNotBefore().toInstant())) {
        return CertificateFault.NOT_YET_VALID;
      }
    }
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
      if (cause instanceof CertPathValidatorException path) {
        if (path.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
          return CertificateFault.WEAK;
        }
        if (path.getReason() == BasicReason.REVOKED) {
          return CertificateFault.REVOKED;
        }
      }
    }
    if (chain.size() > 1) {
      return CertificateFault.UNTRUSTED;
    }
    X509Certificate leaf = chain.getFirst();
    return leaf.getSubjectX500Principal().equals(leaf.getIssuerX500Principal())
        ? CertificateFault.SELF_SIGNED
        : CertificateFault.INCOMPLETE_CHAIN;
  }
}
