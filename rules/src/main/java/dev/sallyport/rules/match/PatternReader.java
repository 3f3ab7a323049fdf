package dev.sallyport.rules.match;

/** A cursor on the text of a pattern. */
final class PatternReader {
  static final int END = -1;

  private final String text;
  private int position;

  PatternReader(String text) {
    this.text = text;
  }

  int position() {
    return position;
  }

  void back(int to) {
    position = to;
  }

  boolean atEnd() {
    return position == text.length();
  }

  /** The next character without taking it; {@link #END} where there is none. */
  int peek() {
    return peek(0);
  }

  int peek(int ahead) {
    return position + ahead < text.length() ? text.charAt(position + ahead) : END;
  }

  /** Takes the next character, which must be there. */
  int take(String wanted) throws BadPattern {
    if (atEnd()) {
      throw bad(wanted + " was wanted, got the end");
    }
    return text.charAt(position++);
  }

  /** Takes {@code token} if it is next. */
  boolean take(char token) {
    if (peek() != token) {
      return false;
    }
    position++;
    return true;
  }

  boolean takeAll(String token) {
    if (!text.startsWith(token, position)) {
      return false;
    }
    position += token.length();
    return true;
  }

  /** Takes all up to {@code end} and that. */
  String takeUntil(String end) throws BadPattern {
    int found = text.indexOf(end, position);
    if (found < 0) {
      throw bad(end + " was wanted, got the end");
    }
    String taken = text.substring(position, found);
    position = found + end.length();
    return taken;
  }

  /** Takes a decimal number of at most five digits; {@link #END} where none is next. */
  int takeNumber() {
    int start = position;
    int number = 0;
    while (position - start < 5 && peek() >= '0' && peek() <= '9') {
      number = number * 10 + text.charAt(position++) - '0';
    }
    return position == start ? END : number;
  }

  BadPattern bad(String what) {
    return new BadPattern(what, position);
  }
}
