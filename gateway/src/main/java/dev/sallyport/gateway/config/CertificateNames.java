package dev.sallyport.gateway.config;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The names that a certificate is for. */
final class CertificateNames {
  private static final int DNS_NAME = 2; // RFC 5280 section 4.2.1.6, GeneralName

  private CertificateNames() {}

  /** Warns where a site has names that its certificate is not for. */
  static void warn(Spot spot, X509Certificate certificate, List<String> siteNames) {
    List<String> certified = dnsNames(certificate);
    List<String> missing =
        siteNames.stream()
            .filter(name -> certified.stream().noneMatch(c -> covers(c, name)))
            .toList();
    if (!missing.isEmpty()) {
      spot.warning(
          "certificate of "
              + certificate.getSubjectX500Principal()
              + " is not for "
              + Spot.shown(String.join(", ", missing))
              + "; wanted a subjectAltName for each, got "
              + (certified.isEmpty() ? "none" : Spot.shown(String.join(", ", certified))));
    }
  }

  /** RFC 6125 section 6.4.3: the star stands for exactly one label, the leftmost. */
  private static boolean covers(String certified, String name) {
    return certified.equals(name)
        || certified.startsWith("*.")
            && certified.substring(1).equals(name.substring(Math.max(0, name.indexOf('.'))));
  }

  private static List<String> dnsNames(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      for (List<?> name :
          Objects.requireNonNullElse(
              certificate.getSubjectAlternativeNames(), List.<List<?>>of())) {
        if (name.get(0) instanceof Integer type && type == DNS_NAME) {
          names.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT));
        }
      }
    } catch (CertificateParsingException e) {
      return List.of(); // as a client sees it: for no name
    }
    return names;
  }
}
