package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:cssDecode}: CSS 2 escapes (section 4.1.3): a backslash and one to six hexadecimal
 * digits, of which the last two count (full-width ASCII, {@code ff01} to {@code ff5e}, becomes
 * ASCII), and one white space after them is taken away; a backslash before a line feed goes with
 * it; any other backslash goes alone.
 *
 * <pre>{@code
 * SecRule ARGS "@contains expression(" "id:1,phase:2,deny,t:cssDecode"
 * }</pre>
 */
final class CssDecode implements Transformation {
  private static final long TOUCHED = ByteKinds.of('\\');

  @Override
  public String word() {
    return "cssDecode";
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
    if (backslash < 0) {
      return false;
    }
    out.put(in, 0, backslash);
    int i = backslash;
    while (i < in.length()) {
      if (in.at(i) != '\\') {
        out.put(in.at(i++));
      } else if (i + 1 == in.length()) {
        i++;
      } else {
        i = escape(in, i + 1, out);
      }
    }
    return true;
  }

  private static int escape(Slice in, int start, ByteSink out) {
    int end = start;
    while (end < in.length() && end - start < 6 && Ascii.isHex(in.at(end))) {
      end++;
    }
    if (end == start) {
      if (in.at(start) != '\n') {
        out.put(in.at(start));
      }
      return start + 1;
    }
    int value = 0;
    for (int i = start; i < end; i++) {
      value = value << 4 | Ascii.hexValue(in.at(i));
    }
    out.put(FullWidth.toAscii(value));
    return end < in.length() && Ascii.isSpace(in.at(end)) ? end + 1 : end;
  }
}
