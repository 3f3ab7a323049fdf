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
 */
public record TlsSettings(
    String serverName, List<String> versions, @Nullable KeyStore anchors, boolean verify) {

  public TlsSettings {
    versions = List.copyOf(versions);
  }

  /** Whether the server name can be sent: RFC 6066 section 3 knows no addresses. */
  boolean sendsName() {
    boolean address = serverName.indexOf(':') >= 0 || serverName.matches("[0-9.]+");
    return !address && serverName.indexOf('.') > 0;
  }
}
