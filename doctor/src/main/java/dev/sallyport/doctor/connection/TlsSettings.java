package dev.sallyport.doctor.connection;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How the probe speaks TLS.
 *
 * @param serverName sent as SNI where it is a name with a dot, and looked for in the certificate
 * @param versions offered, by the JDK's names
 * @param anchors what the certificate must lead to; null for the JDK's own
 * @param verify whether the certificate is judged at all
 * @param identity shown when the server asks for a certificate; null for none
 * @param protocols offered by ALPN (RFC 7301)
 * @param tapes on which connections are kept; null for none
 */
public record TlsSettings(
    String serverName,
    List<String> versions,
    @Nullable KeyStore anchors,
    boolean verify,
    @Nullable ClientIdentity identity,
    OnHelloRequest onHelloRequest,
    List<String> protocols,
    @Nullable Tapes tapes) {

  private static final String TLS_1_2 = "TLSv1.2";

  public TlsSettings {
    versions = List.copyOf(versions);
    protocols = List.copyOf(protocols);
  }

  /** Shows no certificate, answers a HelloRequest, speaks HTTP/1.1, and keeps nothing. */
  public TlsSettings(
      String serverName, List<String> versions, @Nullable KeyStore anchors, boolean verify) {
    this(
        serverName,
        versions,
        anchors,
        verify,
        null,
        OnHelloRequest.ANSWER,
        List.of("http/1.1"),
        null);
  }

  public TlsSettings showing(@Nullable ClientIdentity shown) {
    return new TlsSettings(
        serverName, versions, anchors, verify, shown, onHelloRequest, protocols, tapes);
  }

  /** What is done wrong on purpose is not kept. */
  public TlsSettings doing(OnHelloRequest deed) {
    Tapes kept = deed == OnHelloRequest.ANSWER ? tapes : null;
    return new TlsSettings(serverName, versions, anchors, verify, identity, deed, protocols, kept);
  }

  public TlsSettings offering(List<String> others) {
    return new TlsSettings(
        serverName, versions, anchors, verify, identity, onHelloRequest, others, tapes);
  }

  public TlsSettings keptOn(@Nullable Tapes kept) {
    return new TlsSettings(
        serverName, versions, anchors, verify, identity, onHelloRequest, protocols, kept);
  }

  /** The same at TLS 1.2 alone. */
  public TlsSettings atTls12() {
    List<String> capped = List.of(TLS_1_2);
    return new TlsSettings(
        serverName, capped, anchors, verify, identity, onHelloRequest, protocols, tapes);
  }

  /** Whether TLS 1.2 is among others. */
  public boolean canCap() {
    return versions.contains(TLS_1_2) && versions.size() > 1;
  }

  /** An engine for one connection. */
  SSLEngine engine(TrustManager trust, KeyManager shown, int port) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {shown}, new TrustManager[] {trust}, null);
    SSLEngine engine = context.createSSLEngine(serverName, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(versions.toArray(String[]::new));
    parameters.setApplicationProtocols(protocols.toArray(String[]::new));
    parameters.setServerNames(sendsName() ? List.of(new SNIHostName(serverName)) : List.of());
    parameters.setEndpointIdentificationAlgorithm(verify ? "HTTPS" : "");
    engine.setSSLParameters(parameters);
    return engine;
  }

  /** Whether the server name can be sent: RFC 6066 section 3 knows no addresses. */
  public boolean sendsName() {
    boolean address = serverName.indexOf(':') >= 0 || serverName.matches("[0-9.]+");
    return !address && serverName.indexOf('.') > 0;
  }
}
