package dev.sallyport.capture.tls;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** RC4, or no cipher at all, with a MAC (RFC 5246 section 6.2.3.1). */
final class StreamProtection implements RecordProtection {
  private final @Nullable Cipher cipher;
  private final RecordMac mac;

  /**
   * @param key null for NULL encryption
   */
  StreamProtection(byte @Nullable [] key, RecordMac mac) throws GeneralSecurityException {
    this.mac = mac;
    if (key == null) {
      cipher = null;
    } else {
      cipher = Cipher.getInstance("ARCFOUR");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
    }
  }

  @Override
  public int open(long sequence, byte[] header, byte[] in, int offset, int length, byte[] out) {
    int content = length - mac.bytes();
    if (content < 0) {
      return NOT_OPENED;
    }
    try {
      if (cipher == null) {
        System.arraycopy(in, offset, out, 0, length);
      } else {
        cipher.update(in, offset, length, out, 0);
      }
    } catch (GeneralSecurityException e) {
      return NOT_OPENED;
    }
    return mac.matches(sequence, header, out, 0, content, out, content) ? content : NOT_OPENED;
  }

  @Override
  public boolean survivesLoss() {
    return cipher == null;
  }
}
