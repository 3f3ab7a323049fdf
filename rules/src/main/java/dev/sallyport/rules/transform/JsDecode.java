package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:jsDecode}: the escapes of JavaScript: those of {@code t:escapeSeqDecode} and the one of
 * {@code u} and four hexadecimal digits, of which the lower byte counts (full-width ASCII becomes
 * ASCII). Octal escapes end where they would leave a byte.
 *
 * <pre>{@code
 * SecRule ARGS "@contains alert(" "id:1,phase:2,deny,t:jsDecode"
 * }</pre>
 */
final class JsDecode implements Transformation {
  private static final long TOUCHED = ByteKinds.of('\\');

  @Override
  public String word() {
    return "jsDecode";
  }

  @Override
  public long touched() {
    return TOUCHED;
  }

  @Override
  public int mostBytes(int length) {
    return length;
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    int backslash = in.indexOf('\\', 0);
    if (backslash < 0 || backslash == in.length() - 1) {
      return false;
    }
    out.put(in, 0, backslash);
    int i = backslash;
    while (i < in.length()) {
      if (in.at(i) == '\\' && i + 1 < in.length()) {
        i = escape(in, i + 1, out);
      } else {
        out.put(in.at(i++));
      }
    }
    return true;
  }

  /** Decodes what follows a backslash, from {@code start}; returns where to go on. */
  private static int escape(Slice in, int start, ByteSink out) {
    int b = in.at(start);
    if (b == 'u' && Escape.hex(in, start + 1, 4)) {
      out.put(FullWidth.toAscii(Escape.hexValue(in, start + 1, 4)));
      return start + 5;
    }
    if (b == 'x' && Escape.hex(in, start + 1, 2)) {
      out.put(Escape.hexValue(in, start + 1, 2));
      return start + 3;
    }
    int digits = Escape.octalDigits(in, start);
    if (digits > 0) {
      int fitting = digits == 3 && b > '3' ? 2 : digits;
      out.put(Escape.octalValue(in, start, fitting));
      return start + fitting;
    }
    out.put(Escape.letter(b));
    return start + 1;
  }
}
