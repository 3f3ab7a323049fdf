package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:base64Decode}: Base64 (RFC 4648 section 4) up to the first byte that is none of its
 * alphabet, as ModSecurity v2 does; v3 gives nothing where the text is not Base64 throughout. At
 * most three bytes for four.
 *
 * <pre>{@code
 * SecRule ARGS:token "@contains <script" "id:1,phase:2,deny,t:base64Decode"
 * }</pre>
 */
final class Base64Decode implements Transformation {
  @Override
  public String word() {
    return "base64Decode";
  }

  @Override
  public int mostBytes(int length) {
    return (int) (length * 3L / 4);
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    if (in.isEmpty()) {
      return false;
    }
    Base64Bits bits = new Base64Bits();
    for (int i = 0; i < in.length(); i++) {
      int six = Base64Bits.value(in.at(i));
      if (six < 0) {
        break;
      }
      bits.put(six, out);
    }
    return true;
  }
}
