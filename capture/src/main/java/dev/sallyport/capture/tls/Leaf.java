package dev.sallyport.capture.tls;

import dev.sallyport.diagnosis.trail.Event;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The first certificate of a chain.
 *
 * @param event null where it cannot be read
 * @param modulus of an RSA key; null with another
 */
record Leaf(Event.@Nullable Certificate event, @Nullable BigInteger modulus) {
  private static final int MOST_NAMES = 100;

  static Leaf of(List<byte[]> chain) {
    try {
      X509Certificate leaf =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(chain.getFirst()));
      Event.Certificate event =
          new Event.Certificate(
              leaf.getSubjectX500Principal().getName(),
              leaf.getIssuerX500Principal().getName(),
              leaf.getNotBefore().toInstant(),
              leaf.getNotAfter().toInstant(),
              alternativeNames(leaf),
              chain.size());
      BigInteger modulus =
          leaf.getPublicKey() instanceof RSAPublicKey rsa ? rsa.getModulus() : null;
      return new Leaf(event, modulus);
    } catch (CertificateException | RuntimeException e) {
      return new Leaf(null, null);
    }
  }

  /** Distinguished names from DER; what cannot be read is left out. */
  static List<String> names(List<byte[]> encoded) {
    List<String> names = new ArrayList<>();
    for (byte[] der : encoded) {
      try {
        names.add(new X500Principal(der).getName());
      } catch (IllegalArgumentException e) {
        names.add("?");
      }
    }
    return names;
  }

  /** DNS names and addresses. */
  private static List<String> alternativeNames(X509Certificate leaf) throws CertificateException {
    Collection<List<?>> all = leaf.getSubjectAlternativeNames();
    List<String> names = new ArrayList<>();
    if (all != null) {
      for (List<?> name : all) {
        if (names.size() < MOST_NAMES && name.get(1) instanceof String text) {
          names.add(text);
        }
      }
    }
    return names;
  }
}
