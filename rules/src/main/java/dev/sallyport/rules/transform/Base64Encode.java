package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import java.util.Base64;

/**
 * {@code t:base64Encode}: the bytes in Base64 with padding (RFC 4648 section 4).
 *
 * <pre>{@code
 * SecRule REQUEST_HEADERS:Authorization "@endsWith dXNlcg==" "id:1,phase:1,deny,t:base64Encode"
 * }</pre>
 */
final class Base64Encode implements Transformation {
  @Override
  public String word() {
    return "base64Encode";
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    if (in.isEmpty()) {
      return false;
    }
    byte[] encoded = Base64.getEncoder().encode(in.copy());
    out.put(encoded, 0, encoded.length);
    return true;
  }
}
