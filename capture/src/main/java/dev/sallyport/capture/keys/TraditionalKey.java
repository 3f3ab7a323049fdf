package dev.sallyport.capture.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** OpenSSL's older form of an RSA key: PKCS#1 (RFC 8017 appendix A.1.2), encrypted or not. */
final class TraditionalKey {
  /** AlgorithmIdentifier rsaEncryption with version 0 before it. */
  private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private TraditionalKey() {}

  /** The key as PKCS#8. */
  static byte[] wrapped(byte[] pkcs1) {
    byte[] octets = tagged(0x04, pkcs1);
    byte[] body = Arrays.copyOf(RSA, RSA.length + octets.length);
    System.arraycopy(octets, 0, body, RSA.length, octets.length);
    return tagged(0x30, body);
  }

  /**
   * Opens what the header {@code DEK-Info: cipher,IV} tells of.
   *
   * @param cipherName for instance {@code AES-256-CBC}
   */
  static byte[] open(byte[] encrypted, String cipherName, String ivHex, char[] password)
      throws GeneralSecurityException, WrongPasswordException {
    String upper = cipherName.toUpperCase(Locale.ROOT);
    String algorithm;
    int keyBytes;
    switch (upper) {
      case "AES-128-CBC", "AES-192-CBC", "AES-256-CBC" -> {
        algorithm = "AES";
        keyBytes = Integer.parseInt(upper, 4, 7, 10) / 8;
      }
      case "DES-EDE3-CBC" -> {
        algorithm = "DESede";
        keyBytes = 24;
      }
      case "DES-CBC" -> {
        algorithm = "DES";
        keyBytes = 8;
      }
      default ->
          throw new GeneralSecurityException(
              "wanted AES-n-CBC, DES-EDE3-CBC or DES-CBC in DEK-Info, got " + cipherName);
    }
    try {
      byte[] iv = HexFormat.of().parseHex(ivHex.strip());
      byte[] key = derive(password, Arrays.copyOf(iv, 8), keyBytes);
      Cipher cipher = Cipher.getInstance(algorithm + "/CBC/PKCS5Padding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, algorithm), new IvParameterSpec(iv));
      return cipher.doFinal(encrypted);
    } catch (BadPaddingException | IllegalBlockSizeException e) {
      throw new WrongPasswordException(e);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("wanted an IV in hexadecimal in DEK-Info", e);
    }
  }

  /** OpenSSL's EVP_BytesToKey with MD5 and one round. */
  private static byte[] derive(char[] password, byte[] salt, int keyBytes)
      throws GeneralSecurityException {
    ByteBuffer text = UTF_8.encode(CharBuffer.wrap(password));
    byte[] secret = new byte[text.remaining()];
    text.get(secret);
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    byte[] key = new byte[0];
    byte[] last = new byte[0];
    while (key.length < keyBytes) {
      md5.update(last);
      md5.update(secret);
      md5.update(salt);
      last = md5.digest();
      int had = key.length;
      key = Arrays.copyOf(key, had + last.length);
      System.arraycopy(last, 0, key, had, last.length);
    }
    return Arrays.copyOf(key, keyBytes);
  }

  private static byte[] tagged(int tag, byte[] content) {
    byte[] head = {(byte) tag, (byte) 0x83, 0, 0, 0};
    head[2] = (byte) (content.length >> 16);
    head[3] = (byte) (content.length >> 8);
    head[4] = (byte) content.length;
    if (content.length < 0x80) {
      head = new byte[] {(byte) tag, (byte) content.length};
    } else if (content.length < 0x100) {
      head = new byte[] {(byte) tag, (byte) 0x81, (byte) content.length};
    } else if (content.length < 0x10000) {
      head =
          new byte[] {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
    }
    byte[] all = Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    return all;
  }
}
