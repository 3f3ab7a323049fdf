package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:hexEncode}: each byte becomes two lower-case hexadecimal digits.
 *
 * <pre>{@code
 * SecRule REMOTE_ADDR "@unconditionalMatch" "id:1,phase:1,pass,t:sha1,t:hexEncode"
 * }</pre>
 */
final class HexEncode implements Transformation {
  static final String DIGITS = "0123456789abcdef";

  @Override
  public String word() {
    return "hexEncode";
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    if (in.isEmpty()) {
      return false;
    }
    for (int i = 0; i < in.length(); i++) {
      int b = in.at(i);
      out.put(DIGITS.charAt(b >> 4)).put(DIGITS.charAt(b & 15));
    }
    return true;
  }
}
