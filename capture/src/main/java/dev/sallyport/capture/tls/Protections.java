package dev.sallyport.capture.tls;

import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.tls.CipherSuite;
import dev.sallyport.wire.tls.CipherSuite.Bulk;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** From a secret to what opens the records of one direction. */
final class Protections {
  private static final byte[] NO_IV = new byte[0];

  private Protections() {}

  /** Of TLS 1.3, from a traffic secret (RFC 8446 section 7.3). */
  static RecordProtection tls13(CipherSuite suite, byte[] secret) throws GeneralSecurityException {
    if (!suite.bulk().aead()) {
      throw new GeneralSecurityException("no suite of TLS 1.3: " + suite.name());
    }
    byte[] key = KeySchedule.expandLabel(suite.prfHash(), secret, "key", suite.keyBytes());
    byte[] iv = KeySchedule.expandLabel(suite.prfHash(), secret, "iv", 12);
    return new AeadProtection(suite.bulk(), key, iv, true);
  }

  /** Of the older versions, from the master secret (RFC 5246 section 6.3). */
  static RecordProtection of(ServerHello hello, byte[] masterSecret, byte[] clientRandom, Side side)
      throws GeneralSecurityException {
    CipherSuite suite = hello.suite();
    int version = hello.version();
    Bulk bulk = suite.bulk();
    String macHash = suite.mac();
    int macBytes = macHash == null ? 0 : RecordMac.bytes(macHash);
    if (macHash == null && !bulk.aead() || macHash != null && bulk.aead()) {
      throw new GeneralSecurityException("no such cipher here: " + suite.name());
    }
    boolean chained = bulk.blockBytes() > 0 && version < ProtocolVersion.TLS_1_1;
    int ivBytes = chained ? bulk.blockBytes() : fixedIv(bulk);
    byte[] block =
        KeySchedule.prf(
            version,
            suite.prfHash(),
            masterSecret,
            "key expansion",
            KeySchedule.concat(hello.random(), clientRandom),
            2 * (macBytes + suite.keyBytes() + ivBytes));
    int which = side == Side.CLIENT ? 0 : 1;
    byte[] macKey = part(block, which * macBytes, macBytes);
    byte[] key = part(block, 2 * macBytes + which * suite.keyBytes(), suite.keyBytes());
    byte[] iv = part(block, 2 * (macBytes + suite.keyBytes()) + which * ivBytes, ivBytes);
    if (macHash == null) {
      return new AeadProtection(bulk, key, iv, false);
    }
    RecordMac mac = new RecordMac(macHash, macKey, version == ProtocolVersion.SSL_3);
    return switch (bulk) {
      case NULL -> new StreamProtection(null, mac);
      case RC4 -> new StreamProtection(key, mac);
      case DES_CBC, TRIPLE_DES_CBC, AES_CBC ->
          new CbcProtection(
              algorithm(bulk), key, chained ? iv : NO_IV, mac, hello.encryptThenMac());
      default -> throw new GeneralSecurityException("no such cipher here: " + suite.name());
    };
  }

  private static String algorithm(Bulk bulk) {
    return switch (bulk) {
      case DES_CBC -> "DES";
      case TRIPLE_DES_CBC -> "DESede";
      default -> "AES";
    };
  }

  private static int fixedIv(Bulk bulk) {
    return switch (bulk) {
      case AES_GCM, AES_CCM, AES_CCM_8 -> 4;
      case CHACHA20_POLY1305 -> 12;
      default -> 0;
    };
  }

  private static byte[] part(byte[] block, int from, int length) {
    return Arrays.copyOfRange(block, from, from + length);
  }
}
