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
 * name after the chain, where the engine asks for it. One per connection, or for several one after
 * the other.
 */
public final class ServerTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager pkix;
  private final boolean judges;
  private final boolean refuses;
  private int times;
  private List<X509Certificate> chain = List.of();
  private @Nullable CertificateRejected rejected;

  /** {@code anchors}: null for the JDK's own. */
  ServerTrust(@Nullable KeyStore anchors, boolean verify) throws GeneralSecurityException {
    this(anchors, verify, verify);
  }

  private ServerTrust(@Nullable KeyStore anchors, boolean judges, boolean refuses)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(anchors);
    this.pkix =
        Stream.of(factory.getTrustManagers())
            .filter(X509ExtendedTrustManager.class::isInstance)
            .map(X509ExtendedTrustManager.class::cast)
            .findFirst()
            .orElseThrow(() -> new GeneralSecurityException("the JDK offers no PKIX trust"));
    this.judges = judges;
    this.refuses = refuses;
  }

  /** One that judges and lets all pass. {@code anchors}: null for the JDK's own. */
  public static ServerTrust judging(@Nullable KeyStore anchors) throws GeneralSecurityException {
    return new ServerTrust(anchors, true, false);
  }

  /** What the server showed last, leaf first; empty before. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** How often a server showed a chain: it does not where a session is resumed. */
  public int times() {
    return times;
  }

  /** What is wrong with the chain; null where nothing is, or nobody judged. */
  public @Nullable CertificateRejected rejected() {
    return rejected;
  }

  /** One of the checks that PKIX has. */
  private interface Check {
    void run() throws CertificateException;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String authType, SSLEngine engine)
      throws CertificateException {
    judge(shown, () -> pkix.checkServerTrusted(shown, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String authType, Socket socket)
      throws CertificateException {
    judge(shown, () -> pkix.checkServerTrusted(shown, authType, socket));
  }

  private void judge(X509Certificate[] shown, Check check) throws CertificateException {
    chain = List.of(shown);
    times++;
    if (!judges) {
      return;
    }
    try {
      check.run();
    } catch (CertificateException e) {
      rejected = new CertificateRejected(fault(shown, e), words(e));
      if (refuses) {
        throw e;
      }
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
  public void checkServerTrusted(X509Certificate[] shown, String authType) {
    throw new UnsupportedOperationException("connections only");
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
