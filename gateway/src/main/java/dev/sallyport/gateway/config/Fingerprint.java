package dev.sallyport.gateway.config;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether the content of files changed. */
final class Fingerprint {
  private Fingerprint() {}

  /** SHA-256 over the SHA-256 of each content, in hexadecimal. */
  static String of(byte[]... contents) {
    MessageDigest all = sha256();
    for (byte[] content : contents) {
      all.update(sha256().digest(content));
    }
    return HexFormat.of().formatHex(all.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
