package dev.sallyport.capture.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sallyport.wire.tls.ProtocolVersion;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** From one secret to the next, by the rules of each version. */
final class KeySchedule {
  private KeySchedule() {}

  /**
   * The pseudorandom function: RFC 6101 section 6.1, RFC 2246 section 5, RFC 5246 section 5.
   *
   * @param hash of the suite, which only TLS 1.2 asks for
   */
  static byte[] prf(int version, String hash, byte[] secret, String label, byte[] seed, int length)
      throws GeneralSecurityException {
    if (version == ProtocolVersion.SSL_3) {
      return ssl3(secret, seed, length);
    }
    byte[] labelled = concat(label.getBytes(US_ASCII), seed);
    if (version >= ProtocolVersion.TLS_1_2) {
      return expand("Hmac" + hash, secret, labelled, length);
    }
    int half = (secret.length + 1) / 2;
    byte[] md5 = expand("HmacMD5", Arrays.copyOf(secret, half), labelled, length);
    byte[] sha =
        expand(
            "HmacSHA1",
            Arrays.copyOfRange(secret, secret.length - half, secret.length),
            labelled,
            length);
    for (int i = 0; i < length; i++) {
      md5[i] ^= sha[i];
    }
    return md5;
  }

  /** HKDF-Expand-Label, RFC 8446 section 7.1, with an empty context. */
  static byte[] expandLabel(String hash, byte[] secret, String label, int length)
      throws GeneralSecurityException {
    byte[] full = ("tls13 " + label).getBytes(US_ASCII);
    byte[] info =
        ByteBuffer.allocate(full.length + 4)
            .putShort((short) length)
            .put((byte) full.length)
            .put(full)
            .put((byte) 0)
            .array();
    KDF hkdf = KDF.getInstance(hash.equals("SHA384") ? "HKDF-SHA384" : "HKDF-SHA256");
    return hkdf.deriveData(
        HKDFParameterSpec.expandOnly(new SecretKeySpec(secret, "Generic"), info, length));
  }

  static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private static byte[] expand(String algorithm, byte[] secret, byte[] seed, int length)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    // A MAC with an empty key pads it with zeros; the JDK refuses the empty one.
    mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, algorithm));
    byte[] out = new byte[length];
    byte[] a = seed;
    int done = 0;
    while (done < length) {
      a = mac.doFinal(a);
      mac.update(a);
      byte[] block = mac.doFinal(seed);
      int taken = Math.min(block.length, length - done);
      System.arraycopy(block, 0, out, done, taken);
      done += taken;
    }
    return out;
  }

  private static byte[] ssl3(byte[] secret, byte[] seed, int length)
      throws GeneralSecurityException {
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    MessageDigest sha = MessageDigest.getInstance("SHA-1");
    byte[] out = new byte[length];
    int done = 0;
    for (int round = 1; done < length; round++) {
      byte[] salt = new byte[round];
      Arrays.fill(salt, (byte) ('A' + round - 1));
      sha.update(salt);
      sha.update(secret);
      byte[] inner = sha.digest(seed);
      md5.update(secret);
      byte[] block = md5.digest(inner);
      int taken = Math.min(block.length, length - done);
      System.arraycopy(block, 0, out, done, taken);
      done += taken;
    }
    return out;
  }
}
