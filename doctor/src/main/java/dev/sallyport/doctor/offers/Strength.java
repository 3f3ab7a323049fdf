package dev.sallyport.doctor.offers;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How strong the keys and signatures of certificates are. */
final class Strength {
  /** NIST SP 800-57 part 1, table 2: 112 bits of security, wanted by OpenSSL at its level 2. */
  private static final int LEAST_RSA_BITS = 2_048;

  private static final int LEAST_CURVE_BITS = 224;

  /** RFC 7633: features that the certificate demands of the server. */
  private static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";

  /** Of status_request (RFC 6066), as a DER integer. */
  private static final byte[] STATUS_REQUEST = {2, 1, 5};

  private Strength() {}

  static String words(X509Certificate certificate) {
    PublicKey key = certificate.getPublicKey();
    int bits = bits(key);
    return "%s%s, %s"
        .formatted(key.getAlgorithm(), bits == 0 ? "" : " " + bits, certificate.getSigAlgName());
  }

  /** What is too weak, in a sentence; empty where nothing is. */
  static String weakness(List<X509Certificate> chain) {
    for (X509Certificate each : chain) {
      String name = each.getSubjectX500Principal().getName();
      int bits = bits(each.getPublicKey());
      int least = each.getPublicKey() instanceof ECPublicKey ? LEAST_CURVE_BITS : LEAST_RSA_BITS;
      if (bits > 0 && bits < least) {
        return "%s has a key of %d bits (%s)."
            .formatted(name, bits, each.getPublicKey().getAlgorithm());
      }
      String signature = each.getSigAlgName().toUpperCase(Locale.ROOT);
      boolean old = signature.startsWith("SHA1") || signature.startsWith("MD");
      // Nobody relies on the signature of a root.
      if (old && !each.getSubjectX500Principal().equals(each.getIssuerX500Principal())) {
        return "%s is signed by %s.".formatted(name, each.getSigAlgName());
      }
    }
    return "";
  }

  /** Whether the certificate is good only with a stapled OCSP response. */
  static boolean mustStaple(X509Certificate certificate) {
    byte[] value = certificate.getExtensionValue(TLS_FEATURE);
    if (value == null) {
      return false;
    }
    for (int i = 0; i + STATUS_REQUEST.length <= value.length; i++) {
      if (Arrays.equals(value, i, i + STATUS_REQUEST.length, STATUS_REQUEST, 0, 3)) {
        return true;
      }
    }
    return false;
  }

  /** 0 where the key does not tell. */
  private static int bits(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> rsa.getModulus().bitLength();
      case ECPublicKey curve -> curve.getParams().getOrder().bitLength();
      case DSAPublicKey dsa when dsa.getParams() != null -> dsa.getParams().getP().bitLength();
      default -> 0;
    };
  }
}
