package dev.sallyport.doctor.connection;

import java.security.KeyStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the probe speaks TLS.
 *
 * @param serverName sent as SNI where it is a name with a dot, and looked for in the certificate
 * @param versions offered, by the JDK's names
 * @param anchors what the certificate must lead to; null for the JDK's own
 * @param verify whether the certificate is judged at all
 * @param identity shown when the server asks for a certificate; null for none
 */
public record TlsSettings(
    String serverName,
    List<String> versions,
    @Nullable KeyStore anchors,
    boolean verify,
    @Nullable ClientIdentity identity,
    OnHelloRequest onHelloRequest) {

  private static final String TLS_1_2 = "TLSv1.2";

  public TlsSettings {
    versions = List.copyOf(versions);
  }

  /** Shows no certificate, and answers a HelloRequest. */
  public TlsSettings(
      String serverName, List<String> versions, @Nullable KeyStore anchors, boolean verify) {
    this(serverName, versions, anchors, verify, null, OnHelloRequest.ANSWER);
  }

  public TlsSettings showing(@Nullable ClientIdentity shown) {
    return new TlsSettings(serverName, versions, anchors, verify, shown, onHelloRequest);
  }

  public TlsSettings doing(OnHelloRequest deed) {
    return new TlsSettings(serverName, versions, anchors, verify, identity, deed);
  }

  /** The same at TLS 1.2 alone. */
  public TlsSettings atTls12() {
    return new TlsSettings(serverName, List.of(TLS_1_2), anchors, verify, identity, onHelloRequest);
  }

  /** Whether TLS 1.2 is among others. */
  public boolean canCap() {
    return versions.contains(TLS_1_2) && versions.size() > 1;
  }

  /** Whether the server name can be sent: RFC 6066 section 3 knows no addresses. */
  boolean sendsName() {
    boolean address = serverName.indexOf(':') >= 0 || serverName.matches("[0-9.]+");
    return !address && serverName.indexOf('.') > 0;
  }
}
