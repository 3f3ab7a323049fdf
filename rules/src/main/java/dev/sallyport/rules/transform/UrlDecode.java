package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:urlDecode}: {@code %HH} becomes its byte and {@code +} a space; what is no valid escape
 * stays.
 *
 * <pre>{@code
 * SecRule REQUEST_URI_RAW "@contains ../" "id:1,phase:1,deny,t:urlDecode"
 * }</pre>
 */
final class UrlDecode implements Transformation {
  private static final long TOUCHED = ByteKinds.of("%+");
  private static final long ESCAPES = ByteKinds.of('%');

  @Override
  public String word() {
    return "urlDecode";
  }

  @Override
  public long touched() {
    return TOUCHED;
  }

  @Override
  public long addedKinds(long kinds) {
    return (kinds & ESCAPES) == 0 ? ByteKinds.of(' ') : ALL_KINDS;
  }

  @Override
  public int mostBytes(int length) {
    return length;
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    int i = 0;
    while (i < in.length() && in.at(i) != '%' && in.at(i) != '+') {
      i++;
    }
    if (i == in.length()) {
      return false;
    }
    out.put(in, 0, i);
    boolean changed = false;
    while (i < in.length()) {
      int b = in.at(i);
      if (b == '%' && Escape.hex(in, i + 1, 2)) {
        out.put(Escape.hexValue(in, i + 1, 2));
        i += 3;
        changed = true;
      } else {
        out.put(b == '+' ? ' ' : b);
        i++;
        changed |= b == '+';
      }
    }
    return Unchanged.unless(changed, out);
  }
}
