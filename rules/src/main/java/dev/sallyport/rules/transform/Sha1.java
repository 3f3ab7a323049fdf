package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:sha1}: the SHA-1 digest as 20 bytes; {@code t:hexEncode} makes it readable.
 *
 * <pre>{@code
 * SecRule ARGS:password "@streq 5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8" "id:1,phase:2,deny,t:sha1,t:hexEncode"
 * }</pre>
 */
final class Sha1 implements Transformation {
  @Override
  public String word() {
    return "sha1";
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    byte[] digest = Digest.of("SHA-1", in);
    out.put(digest, 0, digest.length);
    return true;
  }
}
