package dev.sallyport.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is on the wire of a TLS 1.3 connection whose server sends full records, and the key log that
 * opens it. The handshake's encrypted part is left out.
 *
 * @param suite 0x1301 AES-128-GCM, 0x1303 ChaCha20-Poly1305
 */
record SealedConnection(int suite, int records) {
  static final int RECORD_BYTES = 16_384;

  private static final byte[] RANDOM = filled(32, 7);
  private static final byte[] SECRET = filled(32, 9);

  String keyLog() {
    HexFormat hex = HexFormat.of();
    String rest = " " + hex.formatHex(RANDOM) + " " + hex.formatHex(SECRET) + "\n";
    return "SERVER_HANDSHAKE_TRAFFIC_SECRET" + rest + "SERVER_TRAFFIC_SECRET_0" + rest;
  }

  /** RFC 8446 section 4.1.2, with the one suite and no extension but the version. */
  byte[] clientHello() {
    return handshake(
        1, hello(new byte[] {0, 2, (byte) (suite >> 8), (byte) suite, 1, 0}, "020304"));
  }

  /** RFC 8446 section 4.1.3, and behind it the records (section 5.2). */
  byte[] serverBytes() throws GeneralSecurityException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(handshake(2, hello(new byte[] {(byte) (suite >> 8), (byte) suite, 0}, "0304")));
    boolean gcm = suite == 0x1301;
    SecretKeySpec key = new SecretKeySpec(expanded("key", gcm ? 16 : 32), gcm ? "AES" : "ChaCha20");
    byte[] iv = expanded("iv", 12);
    Cipher cipher = Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
    byte[] content = filled(RECORD_BYTES + 1, 'x');
    content[RECORD_BYTES] = 23;
    for (long sequence = 0; sequence < records; sequence++) {
      byte[] nonce = iv.clone();
      for (int i = 0; i < 8; i++) {
        nonce[4 + i] ^= (byte) (sequence >> (56 - 8 * i));
      }
      byte[] header = {23, 3, 3, (byte) (content.length + 16 >> 8), (byte) (content.length + 16)};
      cipher.init(
          Cipher.ENCRYPT_MODE,
          key,
          gcm ? new GCMParameterSpec(128, nonce) : new IvParameterSpec(nonce));
      cipher.updateAAD(header);
      out.writeBytes(header);
      out.writeBytes(cipher.doFinal(content));
    }
    return out.toByteArray();
  }

  /** Version, random, empty session id, what lies between, supported_versions. */
  private static byte[] hello(byte[] between, String versions) {
    byte[] extension = HexFormat.of().parseHex(versions);
    return ByteBuffer.allocate(35 + between.length + 6 + extension.length)
        .putShort((short) 0x0303)
        .put(RANDOM)
        .put((byte) 0)
        .put(between)
        .putShort((short) (4 + extension.length))
        .putShort((short) 43)
        .putShort((short) extension.length)
        .put(extension)
        .array();
  }

  private static byte[] handshake(int type, byte[] body) {
    return ByteBuffer.allocate(9 + body.length)
        .put(new byte[] {22, 3, 3})
        .putShort((short) (4 + body.length))
        .putInt(type << 24 | body.length)
        .put(body)
        .array();
  }

  // RFC 8446 section 7.1
  private static byte[] expanded(String label, int length) throws GeneralSecurityException {
    byte[] full = ("tls13 " + label).getBytes(US_ASCII);
    byte[] info =
        ByteBuffer.allocate(4 + full.length)
            .putShort((short) length)
            .put((byte) full.length)
            .put(full)
            .put((byte) 0)
            .array();
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.expandOnly(new SecretKeySpec(SECRET, "Generic"), info, length));
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    java.util.Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
