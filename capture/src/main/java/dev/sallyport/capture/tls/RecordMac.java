package dev.sallyport.capture.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The MAC of a record: HMAC of TLS (RFC 5246 section 6.2.3.1) or the hash of SSL 3.0. */
final class RecordMac {
  private final byte[] key;
  private final boolean ssl3;
  private final Mac hmac;
  private final MessageDigest digest;
  private final int bytes;

  /**
   * @param hash {@code MD5}, {@code SHA1}, {@code SHA256} or {@code SHA384}
   */
  RecordMac(String hash, byte[] key, boolean ssl3) throws GeneralSecurityException {
    this.key = key;
    this.ssl3 = ssl3;
    this.hmac = Mac.getInstance("Hmac" + hash);
    this.hmac.init(new SecretKeySpec(key, "Hmac" + hash));
    this.digest =
        MessageDigest.getInstance(
            switch (hash) {
              case "SHA1" -> "SHA-1";
              case "SHA256" -> "SHA-256";
              case "SHA384" -> "SHA-384";
              default -> hash;
            });
    this.bytes = bytes(hash);
  }

  static int bytes(String hash) {
    return switch (hash) {
      case "MD5" -> 16;
      case "SHA1" -> 20;
      case "SHA256" -> 32;
      default -> 48;
    };
  }

  int bytes() {
    return bytes;
  }

  /** Whether the MAC at {@code macAt} is that of the content. */
  boolean matches(
      long sequence, byte[] header, byte[] content, int offset, int length, byte[] in, int macAt) {
    byte[] head = new byte[13];
    for (int i = 0; i < 8; i++) {
      head[i] = (byte) (sequence >> (56 - 8 * i));
    }
    System.arraycopy(header, 0, head, 8, 3);
    head[11] = (byte) (length >> 8);
    head[12] = (byte) length;
    byte[] wanted = ssl3 ? ssl3(head, content, offset, length) : tls(head, content, offset, length);
    return Arrays.equals(wanted, 0, bytes, in, macAt, macAt + bytes);
  }

  private byte[] tls(byte[] head, byte[] content, int offset, int length) {
    hmac.update(head);
    hmac.update(content, offset, length);
    return hmac.doFinal();
  }

  // RFC 6101 section 5.2.3.1: the version is left out
  private byte[] ssl3(byte[] head, byte[] content, int offset, int length) {
    int padding = bytes == 16 ? 48 : 40;
    byte[] pad = new byte[padding];
    Arrays.fill(pad, (byte) 0x36);
    digest.update(key);
    digest.update(pad);
    digest.update(head, 0, 9);
    digest.update(head, 11, 2);
    digest.update(content, offset, length);
    byte[] inner = digest.digest();
    Arrays.fill(pad, (byte) 0x5c);
    digest.update(key);
    digest.update(pad);
    return digest.digest(inner);
  }
}
