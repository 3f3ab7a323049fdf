package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:escapeSeqDecode}: the escapes of ANSI C: {@code \a \b \f \n \r \t \v}, {@code \xHH},
 * {@code \OOO} (octal, lowest eight bits). Of any other escape the backslash is dropped.
 *
 * <pre>{@code
 * SecRule ARGS "@contains /bin/sh" "id:1,phase:2,deny,t:escapeSeqDecode"
 * }</pre>
 */
final class EscapeSeqDecode implements Transformation {
  private static final long TOUCHED = ByteKinds.of('\\');

  @Override
  public String word() {
    return "escapeSeqDecode";
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
    if (Ascii.lower(b) == 'x' && Escape.hex(in, start + 1, 2)) {
      out.put(Escape.hexValue(in, start + 1, 2));
      return start + 3;
    }
    int digits = Escape.octalDigits(in, start);
    if (digits > 0) {
      out.put(Escape.octalValue(in, start, digits));
      return start + digits;
    }
    out.put(Escape.letter(b));
    return start + 1;
  }
}
