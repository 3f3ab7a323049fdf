package dev.sallyport.doctor.connection;

import dev.sallyport.diagnosis.trail.CertificateFaults;
import dev.sallyport.diagnosis.trail.Event.CertificateFault;
import dev.sallyport.diagnosis.trail.Event.CertificateRejected;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges the server's certificate by the JDK's rules and keeps what it found. The JDK checks the
 * name after the chain, where the engine asks for it. One per connection.
 */
final class ServerTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager pkix;
  private final boolean verify;
  private List<X509Certificate> chain = List.of();
  private @Nullable CertificateRejected rejected;

  /** {@code anchors}: null for the JDK's own. */
  ServerTrust(@Nullable KeyStore anchors, boolean verify) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(anchors);
    this.pkix =
        Stream.of(factory.getTrustManagers())
            .filter(X509ExtendedTrustManager.class::isInstance)
            .map(X509ExtendedTrustManager.class::cast)
            .findFirst()
            .orElseThrow(() -> new GeneralSecurityException("the JDK offers no PKIX trust"));
    this.verify = verify;
  }

  /** What the server showed last, leaf first; empty before. */
  List<X509Certificate> chain() {
    return chain;
  }

  @Nullable CertificateRejected rejected() {
    return rejected;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String authType, SSLEngine engine)
      throws CertificateException {
    chain = List.of(shown);
    if (!verify) {
      return;
    }
    try {
      pkix.checkServerTrusted(shown, authType, engine);
    } catch (CertificateException e) {
      rejected = new CertificateRejected(fault(shown, e), words(e));
      throw e;
    }
  }

  /** Where the chain is good the name is wrong (RFC 9525 section 6): then nothing caused it. */
  private static CertificateFault fault(X509Certificate[] shown, CertificateException thrown) {
    CertificateFault ofChain = CertificateFaults.of(List.of(shown), thrown, Instant.now());
    boolean timely =
        ofChain != CertificateFault.EXPIRED && ofChain != CertificateFault.NOT_YET_VALID;
    return timely && thrown.getCause() == null ? CertificateFault.NAME_MISMATCH : ofChain;
  }

  private static String words(Exception e) {
    String words = String.valueOf(e.getMessage());
    return words.length() > 200 ? words.substring(0, 200) : words;
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return pkix.getAcceptedIssuers();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String authType, Socket socket) {
    throw new UnsupportedOperationException("engines only");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String authType) {
    throw new UnsupportedOperationException("engines only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String authType, Socket socket) {
    throw new UnsupportedOperationException("servers only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String authType, SSLEngine engine) {
    throw new UnsupportedOperationException("servers only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String authType) {
    throw new UnsupportedOperationException("servers only");
  }
}
