package dev.sallyport.rules.injection.html;

import dev.sallyport.rules.injection.ByteScan;

/** Recognises the URL schemes that run a script, written plainly or with character references. */
final class ScriptUrl {
  /** Beginnings of a scheme: {@code java} covers {@code javascript}, and Java's own. */
  private static final String[] SCHEMES = {"DATA", "VIEW-SOURCE", "JAVA", "VBSCRIPT"};

  /** The largest code point plus a margin: what is larger is no character. */
  private static final int MAX_CODE = 0x1000FF;

  private final ByteScan in;
  private int after;

  ScriptUrl(ByteScan in) {
    this.in = in;
  }

  /** Whether the bytes {@code from} to {@code to} begin with such a scheme. */
  boolean begins(int from, int to) {
    int start = from;
    while (start < to && (in.at(start) <= ' ' || in.at(start) >= 0x7f)) {
      start++;
    }
    for (String scheme : SCHEMES) {
      if (begins(scheme, start, to)) {
        return true;
      }
    }
    return false;
  }

  private boolean begins(String scheme, int from, int to) {
    int matched = 0;
    boolean leading = true;
    int i = from;
    while (i < to && matched < scheme.length()) {
      int c = character(i, to);
      i = after;
      boolean ignored = c == 0 || c == '\n' || c == '\r' || c == '\t' || leading && c <= ' ';
      if (ignored) {
        continue;
      }
      leading = false;
      if (ByteScan.upper(c) != scheme.charAt(matched)) {
        return false;
      }
      matched++;
    }
    return matched == scheme.length();
  }

  /** The character at {@code at}, a reference resolved; leaves in {@code after} where it ends. */
  private int character(int at, int to) {
    after = at + 1;
    if (in.at(at) != '&' || at + 2 >= to || in.at(at + 1) != '#') {
      return in.at(at);
    }
    boolean hex = ByteScan.upper(in.at(at + 2)) == 'X';
    int radix = hex ? 16 : 10;
    int digits = hex ? at + 3 : at + 2;
    int code = 0;
    int i = digits;
    while (i < to && Character.digit(in.at(i), radix) >= 0) {
      code = code * radix + Character.digit(in.at(i), radix);
      if (code > MAX_CODE) {
        return '&';
      }
      i++;
    }
    if (i == digits) {
      return '&';
    }
    after = i < to && in.at(i) == ';' ? i + 1 : i;
    return code;
  }
}
