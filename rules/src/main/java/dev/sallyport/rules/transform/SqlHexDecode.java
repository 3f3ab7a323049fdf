package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:sqlHexDecode}: SQL's hexadecimal literals, {@code 0x} and pairs of digits, become their
 * bytes. Goes on after a NUL byte, where ModSecurity stops.
 *
 * <pre>{@code
 * SecRule ARGS "@contains admin" "id:1,phase:2,deny,t:sqlHexDecode"
 * }</pre>
 */
final class SqlHexDecode implements Transformation {
  @Override
  public String word() {
    return "sqlHexDecode";
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    boolean changed = false;
    int i = 0;
    while (i < in.length()) {
      if (!literal(in, i)) {
        out.put(in.at(i++));
        continue;
      }
      changed = true;
      for (i += 2; Escape.hex(in, i, 2); i += 2) {
        out.put(Escape.hexValue(in, i, 2));
      }
    }
    return Unchanged.unless(changed, out);
  }

  private static boolean literal(Slice in, int index) {
    return in.at(index) == '0'
        && Escape.hex(in, index + 2, 2)
        && Ascii.lower(in.at(index + 1)) == 'x';
  }
}
