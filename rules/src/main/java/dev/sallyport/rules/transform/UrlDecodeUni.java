package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:urlDecodeUni}: as {@code t:urlDecode}, and IIS's {@code %uHHHH} becomes the byte that
 * {@code SecUnicodeMapFile} gives it, without one its lower byte (full-width ASCII becomes ASCII).
 *
 * <pre>{@code
 * SecRule ARGS "@contains <script" "id:1,phase:2,deny,t:urlDecodeUni"
 * }</pre>
 */
final class UrlDecodeUni implements Transformation {
  private static final long TOUCHED = ByteKinds.of("%+");
  private static final long ESCAPES = ByteKinds.of('%');

  private final UnicodeMap map;

  UrlDecodeUni(UnicodeMap map) {
    this.map = map;
  }

  @Override
  public String word() {
    return "urlDecodeUni";
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
      boolean unicode = b == '%' && i + 1 < in.length() && Ascii.lower(in.at(i + 1)) == 'u';
      if (unicode && Escape.hex(in, i + 2, 4)) {
        out.put(toByte(Escape.hexValue(in, i + 2, 4)));
        i += 6;
        changed = true;
      } else if (b == '%' && Escape.hex(in, i + 1, 2)) {
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

  private int toByte(int codePoint) {
    int mapped = map.toByte(codePoint);
    return mapped == UnicodeMap.UNMAPPED ? FullWidth.toAscii(codePoint) : mapped;
  }
}
