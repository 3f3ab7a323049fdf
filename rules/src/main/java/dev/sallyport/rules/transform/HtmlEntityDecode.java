package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import java.util.Locale;

/**
 * {@code t:htmlEntityDecode}: {@code &#NNN;} and {@code &#xHH;}, of which the lowest eight bits
 * count, and {@code quot}, {@code amp}, {@code lt}, {@code gt} and {@code nbsp} in any case; the
 * semicolon may be missing.
 *
 * <pre>{@code
 * SecRule ARGS "@contains <script" "id:1,phase:2,deny,t:htmlEntityDecode"
 * }</pre>
 */
final class HtmlEntityDecode implements Transformation {
  private static final long TOUCHED = ByteKinds.of('&');

  private static final int NONE = -1;

  @Override
  public String word() {
    return "htmlEntityDecode";
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
    int ampersand = in.indexOf('&', 0);
    if (ampersand < 0) {
      return false;
    }
    boolean changed = false;
    out.put(in, 0, ampersand);
    int i = ampersand;
    while (i < in.length()) {
      int end = in.at(i) == '&' ? entity(in, i + 1, out) : NONE;
      if (end == NONE) {
        out.put(in.at(i++));
      } else {
        changed = true;
        i = end < in.length() && in.at(end) == ';' ? end + 1 : end;
      }
    }
    return Unchanged.unless(changed, out);
  }

  /** Decodes what follows an ampersand; returns where it ends, or {@link #NONE}. */
  private static int entity(Slice in, int start, ByteSink out) {
    if (start == in.length()) {
      return NONE;
    }
    if (in.at(start) != '#') {
      return named(in, start, out);
    }
    boolean hex = start + 1 < in.length() && Ascii.lower(in.at(start + 1)) == 'x';
    return numeric(in, hex ? start + 2 : start + 1, hex ? 16 : 10, out);
  }

  private static int numeric(Slice in, int start, int radix, ByteSink out) {
    long value = 0;
    int i = start;
    while (i < in.length() && (radix == 16 ? Ascii.isHex(in.at(i)) : Ascii.isDigit(in.at(i)))) {
      int digit = Ascii.hexValue(in.at(i++));
      // A number too large for C's strtol counts as the largest there is.
      value = value > (Long.MAX_VALUE - digit) / radix ? Long.MAX_VALUE : value * radix + digit;
    }
    if (i == start) {
      return NONE;
    }
    out.put((int) value);
    return i;
  }

  private static int named(Slice in, int start, ByteSink out) {
    int end = start;
    while (end < in.length() && Ascii.isAlphanumeric(in.at(end))) {
      end++;
    }
    int character =
        end - start > 4
            ? NONE
            : switch (in.slice(start, end).toString().toLowerCase(Locale.ROOT)) {
              case "quot" -> '"';
              case "amp" -> '&';
              case "lt" -> '<';
              case "gt" -> '>';
              case "nbsp" -> Blank.NO_BREAK_SPACE;
              default -> NONE;
            };
    if (character == NONE) {
      return NONE;
    }
    out.put(character);
    return end;
  }
}
