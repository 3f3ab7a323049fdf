package dev.sallyport.lab.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A certificate authority made for one run and thrown away after it. Its certificates are good for
 * nothing but the lab: nobody trusts the root who was not told to.
 */
public final class LabPki {
  public static final String OTHER_NAME = "other.lab.test";

  private static final Duration DAY = Duration.ofDays(1);
  private static final Validity VALID = new Validity(DAY.negated(), Duration.ofDays(30));

  private final Authority root;
  private final Authority intermediate;

  private LabPki(Authority root, Authority intermediate) {
    this.root = root;
    this.intermediate = intermediate;
  }

  /** Makes a new authority with new keys. */
  public static LabPki create() throws GeneralSecurityException {
    Authority root = Authority.root("Sallyport lab root (throw-away)", VALID);
    return new LabPki(root, root.subordinate("Sallyport lab intermediate (throw-away)", VALID));
  }

  /** The root certificate, which a client of the lab has to trust. */
  public X509Certificate authority() {
    return root.certificate();
  }

  /** A flawless server certificate for DNS names or IPv4 addresses, the first also its CN. */
  public Identity server(String... names) throws GeneralSecurityException {
    return server(Flaw.NONE, names);
  }

  /** A server certificate with one flaw. */
  public Identity server(Flaw flaw, String... names) throws GeneralSecurityException {
    Leaf leaf = Leaf.server(List.of(names));
    return switch (flaw) {
      case NONE -> root.issue(leaf, VALID);
      case EXPIRED -> root.issue(leaf, new Validity(DAY.multipliedBy(-30), DAY.negated()));
      case NOT_YET_VALID -> root.issue(leaf, new Validity(DAY, DAY.multipliedBy(30)));
      case SELF_SIGNED -> Authority.selfSigned(leaf, VALID);
      case WRONG_NAME -> root.issue(Leaf.server(List.of(OTHER_NAME)), VALID);
      case INCOMPLETE_CHAIN -> withoutIssuer(intermediate.issue(leaf, VALID));
      case MUST_STAPLE -> root.issue(leaf.stapled(), VALID);
      case WEAK_KEY -> root.issue(leaf.withKey(KeyKind.RSA_1024), VALID);
      case STRANGE_AUTHORITY ->
          Authority.root("Sallyport lab stranger (throw-away)", VALID)
              .subordinate("Sallyport lab stranger's (throw-away)", VALID)
              .issue(leaf, VALID);
      case WEAK_SIGNATURE ->
          root.subordinate("Sallyport lab careless (throw-away)", VALID, KeyKind.RSA_2048)
              .signingBy("MD5")
              .issue(leaf, VALID);
    };
  }

  /** A flawless server certificate with an RSA key of 2048 bits. */
  public Identity rsaServer(String... names) throws GeneralSecurityException {
    return root.issue(Leaf.server(List.of(names)).withKey(KeyKind.RSA_2048), VALID);
  }

  /** A flawless server certificate issued by the intermediate authority, sent with its issuer. */
  public Identity serverOfIntermediate(String... names) throws GeneralSecurityException {
    return intermediate.issue(Leaf.server(List.of(names)), VALID);
  }

  /** A client certificate with subject {@code CN=commonName}. */
  public Identity client(String commonName) throws GeneralSecurityException {
    return root.issue(Leaf.client(commonName), VALID);
  }

  private static Identity withoutIssuer(Identity identity) {
    return new Identity(identity.key(), List.of(identity.leaf()));
  }

  /** A store that holds the root and nothing else, for a client's trust manager. */
  public KeyStore trustStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("lab-root", authority());
    return store;
  }

  /** Trusts what the root certified, directly or through an intermediate, and nothing else. */
  public X509TrustManager trustManager() throws GeneralSecurityException, IOException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trustStore());
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  /** A context for clients of the lab that have no certificate. */
  public SSLContext clientContext() throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trustManager()}, null);
    return context;
  }

  /** A context for clients of the lab that have one. */
  public SSLContext clientContext(Identity client) throws GeneralSecurityException, IOException {
    return client.context(trustManager());
  }

  /** A context for a server of the lab; client certificates must be of this authority. */
  public SSLContext serverContext(Identity server) throws GeneralSecurityException, IOException {
    return server.context(trustManager());
  }

  /** Writes the root as {@code ca.pem} into a folder and returns the file. */
  public Path writeAuthority(Path folder) throws IOException {
    return Files.writeString(folder.resolve("ca.pem"), Pem.of(authority()));
  }
}
