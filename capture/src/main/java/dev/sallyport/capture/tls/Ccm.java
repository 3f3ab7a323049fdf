package dev.sallyport.capture.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** AES-CCM (RFC 3610) with nonces of 12 bytes, which the JDK does not have. */
final class Ccm {
  private static final int BLOCK = 16;

  private Ccm() {}

  /**
   * Opens {@code in[offset, offset + length)}, whose last bytes are the tag.
   *
   * @param ecb AES in ECB mode
   * @return whether the tag is right
   */
  static boolean open(
      Cipher ecb,
      SecretKeySpec key,
      byte[] nonce,
      byte[] additional,
      int tagBytes,
      byte[] in,
      int offset,
      int length,
      byte[] out)
      throws GeneralSecurityException {
    ecb.init(Cipher.ENCRYPT_MODE, key);
    int content = length - tagBytes;
    byte[] counter = new byte[BLOCK];
    counter[0] = 2; // RFC 3610 section 2.3: L - 1, with a length field of 3 bytes
    System.arraycopy(nonce, 0, counter, 1, nonce.length);
    byte[] stream = new byte[BLOCK];
    ecb.doFinal(counter, 0, BLOCK, stream);
    byte[] tag = Arrays.copyOfRange(in, offset + content, offset + length);
    for (int i = 0; i < tagBytes; i++) {
      tag[i] ^= stream[i];
    }
    for (int at = 0; at < content; at += BLOCK) {
      int number = at / BLOCK + 1;
      counter[13] = (byte) (number >> 16);
      counter[14] = (byte) (number >> 8);
      counter[15] = (byte) number;
      ecb.doFinal(counter, 0, BLOCK, stream);
      for (int i = at; i < Math.min(content, at + BLOCK); i++) {
        out[i] = (byte) (in[offset + i] ^ stream[i - at]);
      }
    }
    byte[] mac = mac(ecb, nonce, additional, tagBytes, out, content);
    return MessageDigest.isEqual(tag, Arrays.copyOf(mac, tagBytes));
  }

  // RFC 3610 section 2.2
  private static byte[] mac(
      Cipher ecb, byte[] nonce, byte[] additional, int tagBytes, byte[] content, int length)
      throws GeneralSecurityException {
    byte[] first = new byte[BLOCK];
    first[0] = (byte) (0x40 | (tagBytes - 2) / 2 << 3 | 2);
    System.arraycopy(nonce, 0, first, 1, nonce.length);
    first[13] = (byte) (length >> 16);
    first[14] = (byte) (length >> 8);
    first[15] = (byte) length;
    byte[] mac = new byte[BLOCK];
    ecb.doFinal(first, 0, BLOCK, mac);
    byte[] prefixed = new byte[additional.length + 2];
    prefixed[0] = (byte) (additional.length >> 8);
    prefixed[1] = (byte) additional.length;
    System.arraycopy(additional, 0, prefixed, 2, additional.length);
    chain(ecb, mac, prefixed, prefixed.length);
    chain(ecb, mac, content, length);
    return mac;
  }

  private static void chain(Cipher ecb, byte[] mac, byte[] bytes, int length)
      throws GeneralSecurityException {
    byte[] block = new byte[BLOCK];
    for (int at = 0; at < length; at += BLOCK) {
      System.arraycopy(mac, 0, block, 0, BLOCK);
      for (int i = at; i < Math.min(length, at + BLOCK); i++) {
        block[i - at] ^= bytes[i];
      }
      ecb.doFinal(block, 0, BLOCK, mac);
    }
  }
}
