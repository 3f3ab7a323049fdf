package dev.sallyport.gateway.tls;

import dev.sallyport.diagnosis.trail.Event.CertificateFault;
import dev.sallyport.gateway.config.SiteConfiguration.Verify;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Verifies origins by the JDK's PKIX rules and says what is wrong where it refuses. The name to
 * verify is the engine's peer host. Thread-safe.
 */
final class OriginTrust extends X509ExtendedTrustManager {
  private final Verify verify;
  private final X509ExtendedTrustManager pkix;

  /**
   * A trust manager.
   *
   * @param anchors null: the JDK's own
   */
  OriginTrust(Verify verify, @Nullable KeyStore anchors) throws GeneralSecurityException {
    this.verify = verify;
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(anchors);
    this.pkix = extended(factory.getTrustManagers());
  }

  private static X509ExtendedTrustManager extended(TrustManager[] managers) {
    for (TrustManager m : managers) {
      if (m instanceof X509ExtendedTrustManager x) {
        return x;
      }
    }
    throw new IllegalStateException("the JDK's PKIX offers no X509ExtendedTrustManager");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    if (verify == Verify.OFF) {
      return;
    }
    try {
      pkix.checkServerTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      throw rejection(chain, e);
    }
    String name = engine.getPeerHost();
    if (verify == Verify.FULL && name != null && !CertificateNames.match(chain[0], name)) {
      throw new CertificateRejection(
          CertificateFault.NAME_MISMATCH,
          "wanted a certificate for " + name + ", got one for " + shown(chain[0]),
          chain);
    }
  }

  private static String shown(X509Certificate leaf) {
    List<String> names = CertificateNames.of(leaf);
    return names.isEmpty()
        ? leaf.getSubjectX500Principal().getName() + " (no subjectAltName)"
        : String.join(", ", names.subList(0, Math.min(8, names.size())));
  }

  private static CertificateRejection rejection(X509Certificate[] chain, CertificateException e) {
    X509Certificate leaf = chain[0];
    for (X509Certificate c : chain) {
      try {
        c.checkValidity();
      } catch (CertificateExpiredException expired) {
        return new CertificateRejection(
            CertificateFault.EXPIRED,
            subject(c) + " expired " + c.getNotAfter().toInstant(),
            chain);
      } catch (CertificateNotYetValidException early) {
        return new CertificateRejection(
            CertificateFault.NOT_YET_VALID,
            subject(c) + " is valid from " + c.getNotBefore().toInstant(),
            chain);
      }
    }
    Throwable t = e;
    for (int depth = 0; t != null && depth < 10; depth++, t = t.getCause()) {
      if (t instanceof CertPathValidatorException path) {
        if (path.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
          return new CertificateRejection(CertificateFault.WEAK, words(path), chain);
        }
        if (path.getReason() == BasicReason.REVOKED) {
          return new CertificateRejection(CertificateFault.REVOKED, words(path), chain);
        }
      }
    }
    if (chain.length == 1 && selfIssued(leaf)) {
      return new CertificateRejection(
          CertificateFault.SELF_SIGNED, subject(leaf) + " is signed by itself", chain);
    }
    X509Certificate last = chain[chain.length - 1];
    if (!selfIssued(last) && chain.length == 1) {
      return new CertificateRejection(
          CertificateFault.INCOMPLETE_CHAIN,
          "only the leaf was sent; its issuer " + issuer(last) + " is no trust anchor here",
          chain);
    }
    return new CertificateRejection(
        CertificateFault.UNTRUSTED, "no trust anchor for " + issuer(last), chain);
  }

  private static boolean selfIssued(X509Certificate c) {
    return c.getSubjectX500Principal().equals(c.getIssuerX500Principal());
  }

  private static String subject(X509Certificate c) {
    return c.getSubjectX500Principal().getName();
  }

  private static String issuer(X509Certificate c) {
    return c.getIssuerX500Principal().getName();
  }

  private static String words(Exception e) {
    String m = String.valueOf(e.getMessage());
    return m.length() > 200 ? m.substring(0, 200) : m;
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return pkix.getAcceptedIssuers();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
    throw new UnsupportedOperationException("engines only");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {
    throw new UnsupportedOperationException("engines only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
    throw new UnsupportedOperationException("origins only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
    throw new UnsupportedOperationException("origins only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {
    throw new UnsupportedOperationException("origins only");
  }
}
