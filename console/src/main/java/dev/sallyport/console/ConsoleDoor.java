package dev.sallyport.console;

import dev.sallyport.console.http.ConsoleServer.Door;
import dev.sallyport.gateway.config.Configuration;
import dev.sallyport.gateway.config.Identities;
import dev.sallyport.gateway.config.IdentityException;
import dev.sallyport.gateway.config.KeyAndChain;
import dev.sallyport.gateway.tls.CertificateNames;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** What the configuration says of the console's address, made ready. */
public final class ConsoleDoor {
  private ConsoleDoor() {}

  /**
   * Loads the certificate, where there is one.
   *
   * @throws IdentityException where its files cannot be used
   */
  public static Door of(Configuration.Console wanted)
      throws IdentityException, GeneralSecurityException, IOException {
    if (wanted.certificate() == null) {
      return new Door(wanted.address(), null, List.of());
    }
    String address = wanted.address().getAddress().getHostAddress();
    KeyAndChain identity = Identities.load(wanted.certificate(), List.of(address));
    List<String> names = CertificateNames.of(identity.certificate());
    return new Door(wanted.address(), tls(identity), names);
  }

  private static SSLContext tls(KeyAndChain identity) throws GeneralSecurityException, IOException {
    char[] none = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
    store.setKeyEntry("console", identity.key(), none, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, none);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    return tls;
  }
}
