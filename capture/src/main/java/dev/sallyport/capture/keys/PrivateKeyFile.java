package dev.sallyport.capture.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the RSA private keys of a file: PKCS#12, PKCS#8 or the traditional form, as PEM or DER,
 * with a password or without.
 */
public final class PrivateKeyFile {
  private static final long MOST_BYTES = 1 << 20;
  private static final String NO_KEY =
      "wanted a private key as PEM, DER or PKCS#12, got something else";

  /** With this every key in DER begins. */
  private static final byte SEQUENCE = 0x30;

  private PrivateKeyFile() {}

  /** Whether a password is needed to read the file. */
  public static boolean wantsPassword(Path file) throws IOException {
    byte[] bytes = bytes(file);
    String text = new String(bytes, ISO_8859_1);
    if (text.contains("-----BEGIN ")) {
      return text.contains("ENCRYPTED");
    }
    return bytes.length > 0
        && bytes[0] == SEQUENCE
        && rsa(bytes) == null
        && rsa(TraditionalKey.wrapped(bytes)) == null;
  }

  /**
   * Reads the file.
   *
   * @param password null where none was given
   * @throws IOException with one line that says what is wrong with the file or the password
   */
  public static List<RSAPrivateKey> read(Path file, char @Nullable [] password) throws IOException {
    byte[] bytes = bytes(file);
    String text = new String(bytes, ISO_8859_1);
    try {
      List<RSAPrivateKey> keys =
          text.contains("-----BEGIN ") ? PemKeys.read(text, password) : der(bytes, password);
      if (keys.isEmpty()) {
        throw new IOException(file + ": wanted an RSA private key, found none");
      }
      return keys;
    } catch (WrongPasswordException e) {
      throw new IOException(
          file
              + ": "
              + (password == null
                  ? "the key is encrypted; give its password with --password-file"
                  : "pfx-password-wrong: the password does not open this file"
                      + alphabet(password)),
          e);
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** The JDK's older ciphers take ASCII alone. */
  private static String alphabet(char[] password) {
    boolean ascii = CharBuffer.wrap(password).chars().allMatch(c -> c < 0x7f);
    return ascii ? "" : "; encryption of old can only be opened with passwords in ASCII";
  }

  private static List<RSAPrivateKey> der(byte[] bytes, char @Nullable [] password)
      throws GeneralSecurityException, WrongPasswordException {
    if (bytes.length == 0 || bytes[0] != SEQUENCE) {
      throw new GeneralSecurityException(NO_KEY);
    }
    RSAPrivateKey plain = rsa(bytes);
    if (plain == null) {
      plain = rsa(TraditionalKey.wrapped(bytes));
    }
    if (plain != null) {
      return List.of(plain);
    }
    return EncryptedKey.looksLike(bytes)
        ? List.of(EncryptedKey.open(bytes, password))
        : pkcs12(bytes, password);
  }

  private static List<RSAPrivateKey> pkcs12(byte[] bytes, char @Nullable [] password)
      throws GeneralSecurityException, WrongPasswordException {
    if (password == null) {
      throw new WrongPasswordException(null);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(new ByteArrayInputStream(bytes), password);
    } catch (IOException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        throw new WrongPasswordException(e);
      }
      throw new GeneralSecurityException(NO_KEY, e);
    }
    List<RSAPrivateKey> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias) && store.getKey(alias, password) instanceof RSAPrivateKey key) {
        keys.add(key);
      }
    }
    return keys;
  }

  static @Nullable RSAPrivateKey rsa(byte[] pkcs8) {
    try {
      PrivateKey key =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return key instanceof RSAPrivateKey rsa ? rsa : null;
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + ": wanted a key, got more than " + MOST_BYTES + " bytes");
    }
    return Files.readAllBytes(file);
  }
}
