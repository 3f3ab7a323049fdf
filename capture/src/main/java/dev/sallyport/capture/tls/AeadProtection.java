package dev.sallyport.capture.tls;

import dev.sallyport.wire.tls.CipherSuite.Bulk;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM, AES-CCM and ChaCha20-Poly1305.
 *
 * <pre>
 * TLS 1.2  nonce = fixed iv(4) explicit(8), or iv(12) xor sequence   RFC 5288, 6655, 7905
 * TLS 1.3  nonce = iv(12) xor sequence                               RFC 8446 section 5.3
 * </pre>
 */
final class AeadProtection implements RecordProtection {
  private static final int EXPLICIT = 8;

  private final Bulk bulk;
  private final SecretKeySpec key;
  private final byte[] iv;
  private final boolean tls13;
  private final int tagBytes;
  private final Cipher cipher;
  private final byte[] nonce = new byte[12];
  private final byte[] additional;

  AeadProtection(Bulk bulk, byte[] key, byte[] iv, boolean tls13) throws GeneralSecurityException {
    this.bulk = bulk;
    this.key = new SecretKeySpec(key, bulk == Bulk.CHACHA20_POLY1305 ? "ChaCha20" : "AES");
    this.iv = iv;
    this.tls13 = tls13;
    this.tagBytes = bulk == Bulk.AES_CCM_8 ? 8 : 16;
    this.additional = new byte[tls13 ? 5 : 13];
    this.cipher =
        Cipher.getInstance(
            switch (bulk) {
              case CHACHA20_POLY1305 -> "ChaCha20-Poly1305";
              case AES_GCM -> "AES/GCM/NoPadding";
              default -> "AES/ECB/NoPadding";
            });
  }

  @Override
  public int open(long sequence, byte[] header, byte[] in, int offset, int length, byte[] out) {
    int explicit = explicitBytes();
    int content = length - explicit - tagBytes;
    if (content < 0) {
      return NOT_OPENED;
    }
    nonce(sequence, in, offset, explicit);
    additional(sequence, header, content);
    try {
      if (bulk == Bulk.AES_CCM || bulk == Bulk.AES_CCM_8) {
        return Ccm.open(
                cipher,
                key,
                nonce,
                additional,
                tagBytes,
                in,
                offset + explicit,
                length - explicit,
                out)
            ? content
            : NOT_OPENED;
      }
      AlgorithmParameterSpec parameters =
          bulk == Bulk.AES_GCM
              ? new GCMParameterSpec(tagBytes * 8, nonce)
              : new IvParameterSpec(nonce);
      cipher.init(Cipher.DECRYPT_MODE, key, parameters);
      cipher.updateAAD(additional);
      return cipher.doFinal(in, offset + explicit, length - explicit, out, 0);
    } catch (GeneralSecurityException e) {
      return NOT_OPENED;
    }
  }

  @Override
  public int contentBytes(int length) {
    return Math.max(0, length - explicitBytes() - tagBytes - (tls13 ? 1 : 0));
  }

  private int explicitBytes() {
    return tls13 || bulk == Bulk.CHACHA20_POLY1305 ? 0 : EXPLICIT;
  }

  private void nonce(long sequence, byte[] in, int offset, int explicit) {
    System.arraycopy(iv, 0, nonce, 0, iv.length);
    if (explicit > 0) {
      System.arraycopy(in, offset, nonce, 4, EXPLICIT);
    } else {
      for (int i = 0; i < 8; i++) {
        nonce[4 + i] ^= (byte) (sequence >> (56 - 8 * i));
      }
    }
  }

  private void additional(long sequence, byte[] header, int content) {
    if (tls13) {
      System.arraycopy(header, 0, additional, 0, 5);
      return;
    }
    for (int i = 0; i < 8; i++) {
      additional[i] = (byte) (sequence >> (56 - 8 * i));
    }
    System.arraycopy(header, 0, additional, 8, 3);
    additional[11] = (byte) (content >> 8);
    additional[12] = (byte) content;
  }
}
