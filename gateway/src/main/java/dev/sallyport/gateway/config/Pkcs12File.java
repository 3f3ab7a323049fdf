package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.IdentityException.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** PKCS#12 files (RFC 7292) with one private key. */
final class Pkcs12File {
  private Pkcs12File() {}

  /** The content of a password file without the one newline at its end. */
  static char[] password(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    int end = text.endsWith("\r\n") ? 2 : text.endsWith("\n") ? 1 : 0;
    return text.substring(0, text.length() - end).toCharArray();
  }

  static KeyAndChain decode(byte[] content, char[] password, String path) throws IdentityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(content), password);
      String alias = onlyKey(store, path);
      Certificate[] chain = store.getCertificateChain(alias);
      if (chain == null || !(store.getKey(alias, password) instanceof PrivateKey key)) {
        throw new IdentityException(
            Fault.STORE, "no certificate for the key in " + path + "; wanted both in one file");
      }
      List<X509Certificate> certificates =
          Arrays.stream(chain).map(X509Certificate.class::cast).toList();
      return new KeyAndChain(key, certificates);
    } catch (IOException | GeneralSecurityException e) {
      if (e instanceof UnrecoverableKeyException
          || e.getCause() instanceof UnrecoverableKeyException) {
        throw new IdentityException(
            Fault.PASSWORD,
            "wrong password for " + path + "; wanted the one that the file was made with",
            e);
      }
      throw new IdentityException(
          Fault.STORE, "no PKCS#12 in " + path + "; wanted a .pfx or .p12 file", e);
    }
  }

  private static String onlyKey(KeyStore store, String path)
      throws IdentityException, GeneralSecurityException {
    List<String> aliases = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        aliases.add(alias);
      }
    }
    if (aliases.size() != 1) {
      throw new IdentityException(
          Fault.STORE,
          "not one private key in " + path + "; wanted exactly 1, got " + aliases.size());
    }
    return aliases.getFirst();
  }
}
