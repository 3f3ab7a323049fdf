package dev.sallyport.rules.body;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/** The tokens of JSON. Strings come unescaped, as UTF-8. */
final class JsonScanner {
  private final Slice text;
  private int at;

  /** Text that is no JSON; says where. */
  static final class BadJson extends Exception {
    private static final long serialVersionUID = 1L;

    BadJson(String message) {
      super(message);
    }
  }

  JsonScanner(Slice text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The next byte, or -1 at the end. */
  int peek() {
    return atEnd() ? -1 : text.at(at);
  }

  void skip() {
    at++;
  }

  boolean take(int wanted) {
    boolean there = peek() == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  void want(int wanted) throws BadJson {
    if (!take(wanted)) {
      throw bad("wanted " + (char) wanted);
    }
  }

  void skipSpace() {
    while (!atEnd() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')) {
      at++;
    }
  }

  BadJson bad(String what) {
    return new BadJson(what + " at byte " + at);
  }

  /** RFC 8259 section 7. */
  Slice string() throws BadJson {
    want('"');
    int start = at;
    while (!atEnd() && text.at(at) != '"' && text.at(at) != '\\' && text.at(at) >= ' ') {
      at++;
    }
    if (peek() == '"') {
      return text.slice(start, at++);
    }
    ByteSink out = Json.sink();
    out.put(text.array(), text.from() + start, text.from() + at);
    while (!take('"')) {
      int c = peek();
      if (c < ' ') {
        throw bad(c < 0 ? "premature end in a string" : "a control character in a string");
      }
      at++;
      if (c == '\\') {
        escape(out);
      } else {
        out.put(c);
      }
    }
    return out.view();
  }

  private void escape(ByteSink out) throws BadJson {
    int c = peek();
    at++;
    switch (c) {
      case '"', '\\', '/' -> out.put(c);
      case 'b' -> out.put('\b');
      case 'f' -> out.put('\f');
      case 'n' -> out.put('\n');
      case 'r' -> out.put('\r');
      case 't' -> out.put('\t');
      case 'u' -> unicode(out);
      default -> throw bad("an unknown escape");
    }
  }

  private void unicode(ByteSink out) throws BadJson {
    int first = hex4();
    int point = first;
    if (Character.isHighSurrogate((char) first) && peek() == '\\') {
      int mark = at;
      at++;
      if (take('u')) {
        int second = hex4();
        if (Character.isLowSurrogate((char) second)) {
          point = Character.toCodePoint((char) first, (char) second);
        } else {
          at = mark;
        }
      } else {
        at = mark;
      }
    }
    utf8(point, out);
  }

  private int hex4() throws BadJson {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = atEnd() ? -1 : Character.digit(peek(), 16);
      if (digit < 0) {
        throw bad("wanted four hexadecimal digits");
      }
      value = value << 4 | digit;
      at++;
    }
    return value;
  }

  private static void utf8(int point, ByteSink out) {
    if (point < 0x80) {
      out.put(point);
    } else if (point < 0x800) {
      out.put(0xc0 | point >> 6).put(0x80 | point & 0x3f);
    } else if (point < 0x10000) {
      out.put(0xe0 | point >> 12).put(0x80 | point >> 6 & 0x3f).put(0x80 | point & 0x3f);
    } else {
      out.put(0xf0 | point >> 18).put(0x80 | point >> 12 & 0x3f);
      out.put(0x80 | point >> 6 & 0x3f).put(0x80 | point & 0x3f);
    }
  }

  /** A number, {@code true}, {@code false}, or {@code null}, which gives an empty value. */
  Slice literal() throws BadJson {
    int start = at;
    while (!atEnd() && isLiteral(peek())) {
      at++;
    }
    Slice token = text.slice(start, at);
    String word = token.length() > 5 ? "" : token.toString();
    if (word.equals("null")) {
      return Slice.EMPTY;
    }
    if (!word.equals("true") && !word.equals("false") && !isNumber(token)) {
      at = start;
      throw bad(atEnd() ? "premature end" : "unallowed token");
    }
    return token;
  }

  private static boolean isLiteral(int c) {
    return c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '+'
        || c == '.'
        || c == 'E';
  }

  /** RFC 8259 section 6: minus, int, frac, exp. */
  private static boolean isNumber(Slice t) {
    int i = t.length() > 0 && t.at(0) == '-' ? 1 : 0;
    int digits = digits(t, i);
    if (digits == i || t.at(i) == '0' && digits > i + 1) {
      return false;
    }
    i = digits;
    if (i < t.length() && t.at(i) == '.') {
      digits = digits(t, i + 1);
      if (digits == i + 1) {
        return false;
      }
      i = digits;
    }
    if (i < t.length() && (t.at(i) == 'e' || t.at(i) == 'E')) {
      i++;
      if (i < t.length() && (t.at(i) == '-' || t.at(i) == '+')) {
        i++;
      }
      digits = digits(t, i);
      return digits > i && digits == t.length();
    }
    return i == t.length();
  }

  private static int digits(Slice t, int from) {
    int i = from;
    while (i < t.length() && t.at(i) >= '0' && t.at(i) <= '9') {
      i++;
    }
    return i;
  }
}
