package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Slice;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of a value by one of the algorithms that every Java platform has. */
final class Digest {
  private Digest() {}

  static byte[] of(String algorithm, Slice in) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(in.array(), in.from(), in.length());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks " + algorithm, e);
    }
  }
}
