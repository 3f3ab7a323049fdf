package dev.sallyport.capture.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** NIST SP 800-38C, example 3: a nonce of 12 bytes, as TLS has it. */
class CcmTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] SEALED =
      HEX.parseHex("e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5484392fbc1b09951");

  private static boolean open(byte[] sealed, byte[] out) throws GeneralSecurityException {
    return Ccm.open(
        Cipher.getInstance("AES/ECB/NoPadding"),
        new SecretKeySpec(HEX.parseHex("404142434445464748494a4b4c4d4e4f"), "AES"),
        HEX.parseHex("101112131415161718191a1b"),
        HEX.parseHex("000102030405060708090a0b0c0d0e0f10111213"),
        8,
        sealed,
        0,
        sealed.length,
        out);
  }

  @Test
  void opensTheStandardsExample() throws GeneralSecurityException {
    byte[] out = new byte[32];
    assertThat(open(SEALED, out)).isTrue();
    assertThat(HEX.formatHex(Arrays.copyOf(out, 24)))
        .isEqualTo("202122232425262728292a2b2c2d2e2f3031323334353637");
  }

  @Test
  void refusesAChangedByte() throws GeneralSecurityException {
    byte[] changed = SEALED.clone();
    changed[3] ^= 1;
    assertThat(open(changed, new byte[32])).isFalse();
  }
}
