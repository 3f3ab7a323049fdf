package dev.sallyport.gateway.config;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Warns of certificates that are not valid now (RFC 5280 section 4.1.2.5). */
final class Validity {
  private Validity() {}

  static void warn(Spot spot, List<X509Certificate> certificates) {
    Instant now = spot.reading().now();
    for (X509Certificate certificate : certificates) {
      Instant from = certificate.getNotBefore().toInstant();
      Instant until = certificate.getNotAfter().toInstant();
      String subject = "certificate of " + certificate.getSubjectX500Principal();
      if (now.isAfter(until)) {
        spot.warning(
            subject + " has expired; wanted one that is valid now, got one until " + until);
      } else if (now.isBefore(from)) {
        spot.warning(
            subject + " is not valid yet; wanted one that is valid now, got one from " + from);
      }
    }
  }
}
