package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:md5}: the MD5 digest as 16 bytes; {@code t:hexEncode} makes it readable.
 *
 * <pre>{@code
 * SecRule ARGS:password "@streq 5f4dcc3b5aa765d61d8327deb882cf99" "id:1,phase:2,deny,t:md5,t:hexEncode"
 * }</pre>
 */
final class Md5 implements Transformation {
  @Override
  public String word() {
    return "md5";
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    byte[] digest = Digest.of("MD5", in);
    out.put(digest, 0, digest.length);
    return true;
  }
}
