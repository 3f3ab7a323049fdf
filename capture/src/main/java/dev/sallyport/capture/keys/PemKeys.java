package dev.sallyport.capture.keys;

import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RSA private keys in PEM text (RFC 7468); other blocks are passed over. */
final class PemKeys {
  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";
  private static final String DEK_INFO = "DEK-Info:";

  private PemKeys() {}

  static List<RSAPrivateKey> read(String text, char @Nullable [] password)
      throws GeneralSecurityException, WrongPasswordException {
    List<RSAPrivateKey> keys = new ArrayList<>();
    int at = text.indexOf(BEGIN);
    while (at >= 0) {
      int nameEnd = text.indexOf(DASHES, at + BEGIN.length());
      int end = nameEnd < 0 ? -1 : text.indexOf("-----END ", nameEnd + DASHES.length());
      if (end < 0) {
        break;
      }
      String name = text.substring(at + BEGIN.length(), nameEnd);
      RSAPrivateKey key = key(name, text.substring(nameEnd + DASHES.length(), end), password);
      if (key != null) {
        keys.add(key);
      }
      at = text.indexOf(BEGIN, end);
    }
    return keys;
  }

  private static @Nullable RSAPrivateKey key(
      String name, String content, char @Nullable [] password)
      throws GeneralSecurityException, WrongPasswordException {
    return switch (name) {
      case "PRIVATE KEY" -> PrivateKeyFile.rsa(decoded(content));
      case "ENCRYPTED PRIVATE KEY" -> EncryptedKey.open(decoded(content), password);
      case "RSA PRIVATE KEY" -> traditional(content, password);
      default -> null;
    };
  }

  private static @Nullable RSAPrivateKey traditional(String content, char @Nullable [] password)
      throws GeneralSecurityException, WrongPasswordException {
    int info = content.indexOf(DEK_INFO);
    if (info < 0) {
      return PrivateKeyFile.rsa(TraditionalKey.wrapped(decoded(content)));
    }
    if (password == null) {
      throw new WrongPasswordException(null);
    }
    int comma = content.indexOf(',', info);
    int lineEnd = content.indexOf('\n', info);
    if (comma < 0 || lineEnd < comma) {
      throw new GeneralSecurityException("wanted DEK-Info: CIPHER,IV in the key's head");
    }
    byte[] opened =
        TraditionalKey.open(
            decoded(content.substring(lineEnd)),
            content.substring(info + DEK_INFO.length(), comma).strip(),
            content.substring(comma + 1, lineEnd),
            password);
    RSAPrivateKey key = PrivateKeyFile.rsa(TraditionalKey.wrapped(opened));
    if (key == null) {
      throw new WrongPasswordException(null);
    }
    return key;
  }

  private static byte[] decoded(String base64) throws GeneralSecurityException {
    try {
      return Base64.getMimeDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("a PEM block that is no base64", e);
    }
  }
}
