package dev.sallyport.capture.tls;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A block cipher in CBC mode with a MAC.
 *
 * <pre>
 * [iv(block)] E( content mac padding )         RFC 5246 section 6.2.3.2
 * [iv(block)] E( content padding ) mac         encrypt-then-MAC, RFC 7366 section 3
 * </pre>
 *
 * Before TLS 1.1 the IV is the last block of the record before.
 */
final class CbcProtection implements RecordProtection {
  private final Cipher cipher;
  private final SecretKeySpec key;
  private final int block;
  private final RecordMac mac;
  private final boolean explicitIv;
  private final boolean encryptThenMac;
  private byte[] chained;

  /**
   * @param iv of the first record; empty where each record brings its own
   */
  CbcProtection(String algorithm, byte[] key, byte[] iv, RecordMac mac, boolean encryptThenMac)
      throws GeneralSecurityException {
    this.cipher = Cipher.getInstance(algorithm + "/CBC/NoPadding");
    this.key = new SecretKeySpec(key, algorithm);
    this.block = cipher.getBlockSize();
    this.mac = mac;
    this.explicitIv = iv.length == 0;
    this.encryptThenMac = encryptThenMac;
    this.chained = iv;
  }

  @Override
  public int open(long sequence, byte[] header, byte[] in, int offset, int length, byte[] out) {
    int macBytes = encryptThenMac ? mac.bytes() : 0;
    int begin = offset + (explicitIv ? block : 0);
    int encrypted = length - macBytes - (begin - offset);
    if (encrypted < block || encrypted % block != 0 || !explicitIv && chained.length != block) {
      return NOT_OPENED;
    }
    if (encryptThenMac
        && !mac.matches(
            sequence, header, in, offset, length - macBytes, in, offset + length - macBytes)) {
      return NOT_OPENED;
    }
    try {
      IvParameterSpec iv =
          explicitIv ? new IvParameterSpec(in, offset, block) : new IvParameterSpec(chained);
      cipher.init(Cipher.DECRYPT_MODE, key, iv);
      int plain = cipher.doFinal(in, begin, encrypted, out, 0);
      int content = plain - 1 - (out[plain - 1] & 0xff) - (encryptThenMac ? 0 : mac.bytes());
      if (content < 0
          || !encryptThenMac && !mac.matches(sequence, header, out, 0, content, out, content)) {
        return NOT_OPENED;
      }
      passed(in, offset, length);
      return content;
    } catch (GeneralSecurityException e) {
      return NOT_OPENED;
    }
  }

  @Override
  public void passed(byte[] in, int offset, int length) {
    int end = offset + length - (encryptThenMac ? mac.bytes() : 0);
    if (!explicitIv && end - block >= offset) {
      chained = Arrays.copyOfRange(in, end - block, end);
    }
  }
}
