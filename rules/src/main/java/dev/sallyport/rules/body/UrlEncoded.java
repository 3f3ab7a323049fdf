package dev.sallyport.rules.body;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/** {@code application/x-www-form-urlencoded}, in a body and in a query string. */
public final class UrlEncoded {
  private UrlEncoded() {}

  /** Adds the arguments of {@code text}; a bad escape stays as it is and is noted. */
  public static void read(Slice text, char separator, BodyFindings findings) {
    int at = 0;
    while (at < text.length()) {
      int end = indexOf(text, separator, at, text.length());
      if (end > at && !pair(text, at, end, findings)) {
        return;
      }
      at = end + 1;
    }
  }

  private static boolean pair(Slice text, int from, int to, BodyFindings findings) {
    int equals = indexOf(text, '=', from, to);
    Slice name = decode(text.slice(from, equals), findings);
    Slice value = equals < to ? decode(text.slice(equals + 1, to), findings) : Slice.EMPTY;
    return findings.add(name, value);
  }

  private static int indexOf(Slice text, char wanted, int from, int to) {
    int at = from;
    while (at < to && text.at(at) != wanted) {
      at++;
    }
    return at;
  }

  private static Slice decode(Slice text, BodyFindings findings) {
    int first = 0;
    while (first < text.length() && text.at(first) != '%' && text.at(first) != '+') {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    ByteSink out = new ByteSink(text.length());
    for (int i = 0; i < text.length(); i++) {
      int c = text.at(i);
      if (c == '+') {
        out.put(' ');
      } else if (c != '%') {
        out.put(c);
      } else if (i + 2 < text.length() && hex(text.at(i + 1)) >= 0 && hex(text.at(i + 2)) >= 0) {
        out.put(hex(text.at(i + 1)) << 4 | hex(text.at(i + 2)));
        i += 2;
      } else {
        findings.badUrlEncoding();
        out.put(c);
      }
    }
    return out.view();
  }

  private static int hex(int c) {
    return Character.digit(c, 16);
  }
}
