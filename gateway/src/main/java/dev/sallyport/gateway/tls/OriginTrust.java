package dev.sallyport.gateway.tls;

import dev.sallyport.diagnosis.trail.CertificateFaults;
import dev.sallyport.diagnosis.trail.Event.CertificateFault;
import dev.sallyport.gateway.config.SiteConfiguration.Verify;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
    Instant now = Instant.now();
    CertificateFault fault = CertificateFaults.of(List.of(chain), e, now);
    return new CertificateRejection(fault, detail(fault, chain, e, now), chain);
  }

  private static String detail(
      CertificateFault fault, X509Certificate[] chain, CertificateException e, Instant now) {
    String issuer = chain[chain.length - 1].getIssuerX500Principal().getName();
    return switch (fault) {
      case EXPIRED ->
          first(chain, c -> now.isAfter(c.getNotAfter().toInstant()))
              .map(c -> subject(c) + " expired " + c.getNotAfter().toInstant())
              .orElse(words(e));
      case NOT_YET_VALID ->
          first(chain, c -> now.isBefore(c.getNotBefore().toInstant()))
              .map(c -> subject(c) + " is valid from " + c.getNotBefore().toInstant())
              .orElse(words(e));
      case SELF_SIGNED -> subject(chain[0]) + " is signed by itself";
      case INCOMPLETE_CHAIN ->
          "only the leaf was sent; its issuer " + issuer + " is no trust anchor here";
      case UNTRUSTED -> "no trust anchor for " + issuer;
      case WEAK, REVOKED -> words(ofPath(e));
      case NAME_MISMATCH, OTHER -> words(e);
    };
  }

  private static Optional<X509Certificate> first(
      X509Certificate[] chain, Predicate<X509Certificate> which) {
    return Arrays.stream(chain).filter(which).findFirst();
  }

  /** The innermost fault of the path, whose words are the plainest. */
  private static Throwable ofPath(Throwable thrown) {
    Throwable plainest = thrown;
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
      plainest = cause instanceof CertPathValidatorException ? cause : plainest;
    }
    return plainest;
  }

  private static String subject(X509Certificate c) {
    return c.getSubjectX500Principal().getName();
  }

  private static String words(Throwable e) {
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
