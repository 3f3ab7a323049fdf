package dev.sallyport.lab.pki;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A private key and the certificates that go with it.
 *
 * @param chain the leaf first, then what a server sends along; without the root
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
  public Identity {
    chain = List.copyOf(chain);
  }

  public X509Certificate leaf() {
    return chain.getFirst();
  }

  /** A PKCS#12 store in memory with this identity as its one entry. */
  public KeyStore keyStore(char[] password) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("lab", key, password, chain.toArray(Certificate[]::new));
    return store;
  }

  /**
   * A context whose engines show this identity.
   *
   * @param trust judges the peer's certificate
   */
  public SSLContext context(X509TrustManager trust) throws GeneralSecurityException, IOException {
    char[] password = "in-memory".toCharArray();
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(keyStore(password), password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
    return context;
  }

  /**
   * Writes {@code NAME.pem} (the chain) and {@code NAME.key} (PKCS#8) into a folder. Only the owner
   * can read the key from the moment the file exists.
   */
  public void writePem(Path folder, String name) throws IOException {
    StringBuilder certificates = new StringBuilder();
    for (X509Certificate certificate : chain) {
      certificates.append(Pem.of(certificate));
    }
    Files.writeString(folder.resolve(name + ".pem"), certificates);
    try (OutputStream out = createPrivate(folder.resolve(name + ".key"))) {
      out.write(Pem.of(key).getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Writes a PKCS#12 file that only the owner can read. */
  public void writePkcs12(Path file, char[] password) throws IOException, GeneralSecurityException {
    try (OutputStream out = createPrivate(file)) {
      keyStore(password).store(out, password);
    }
  }

  private static OutputStream createPrivate(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.newOutputStream(file);
  }
}
