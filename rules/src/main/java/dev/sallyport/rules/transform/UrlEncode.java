package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:urlEncode}: a space becomes {@code +}; all but letters, digits and {@code *} becomes
 * {@code %hh}.
 *
 * <pre>{@code
 * SecRule ARGS:next "@contains %3a%2f%2f" "id:1,phase:2,deny,t:urlEncode"
 * }</pre>
 */
final class UrlEncode implements Transformation {
  @Override
  public String word() {
    return "urlEncode";
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    boolean changed = false;
    for (int i = 0; i < in.length(); i++) {
      int b = in.at(i);
      if (Ascii.isAlphanumeric(b) || b == '*') {
        out.put(b);
        continue;
      }
      changed = true;
      if (b == ' ') {
        out.put('+');
      } else {
        out.put('%').put(HexEncode.DIGITS.charAt(b >> 4)).put(HexEncode.DIGITS.charAt(b & 15));
      }
    }
    return Unchanged.unless(changed, out);
  }
}
