package dev.sallyport.rules.injection.html;

import dev.sallyport.rules.injection.ByteScan;
import dev.sallyport.rules.injection.ByteSet;

/**
 * Reads what stands behind a {@code <} and is no tag: comments, DOCTYPE, CDATA, and the forms that
 * browsers take for comments. HTML standard, sections 13.2.5.41 to 13.2.5.72.
 */
final class MarkupDeclaration {
  private static final ByteSet NUL = ByteSet.of("\0");

  private final ByteScan in;
  private int start;
  private int end;
  private int next;

  MarkupDeclaration(ByteScan in) {
    this.in = in;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Behind the mark that ends it. */
  int next() {
    return next;
  }

  /** Reads from {@code at}, the byte behind the {@code <}. */
  HtmlTokenKind read(int at) {
    return switch (in.at(at)) {
      case '!' -> declaration(at + 1);
      case '%' -> upToPair('%', '>', at + 1); // old Internet Explorer and Safari
      default -> upToBracket(HtmlTokenKind.TAG_COMMENT, at + 1);
    };
  }

  private HtmlTokenKind declaration(int from) {
    if (in.startsWith("DOCTYPE", from)) {
      return upToBracket(HtmlTokenKind.DOCTYPE, from);
    }
    if (in.startsWith("[CDATA[", from)) {
      return cdata(from + 7);
    }
    if (in.at(from) == '-' && in.at(from + 1) == '-') {
      return comment(from + 2);
    }
    return upToBracket(HtmlTokenKind.TAG_COMMENT, from);
  }

  private HtmlTokenKind set(HtmlTokenKind kind, int start, int end, int next) {
    this.start = start;
    this.end = end;
    this.next = next;
    return kind;
  }

  private HtmlTokenKind upToBracket(HtmlTokenKind kind, int from) {
    int stop = in.find('>', from);
    return set(kind, from, stop, stop + 1);
  }

  private HtmlTokenKind upToPair(int a, int b, int from) {
    int stop = in.findPair(a, b, from, in.length());
    return set(HtmlTokenKind.TAG_COMMENT, from, stop, stop + 2);
  }

  private HtmlTokenKind cdata(int from) {
    int stop = in.findPair(']', ']', from, in.length());
    while (stop < in.length() && in.at(stop + 2) != '>') {
      stop = in.findPair(']', ']', stop + 1, in.length());
    }
    return set(HtmlTokenKind.DATA_TEXT, from, stop, stop + 3);
  }

  /** Up to {@code -->} or {@code --!>}; old Internet Explorer took {@code -!>} and skipped NULs. */
  private HtmlTokenKind comment(int from) {
    int dash = in.find('-', from);
    while (dash < in.length()) {
      int close = closing(dash);
      if (close != ByteScan.END) {
        return set(HtmlTokenKind.TAG_COMMENT, from, dash, close);
      }
      dash = in.find('-', dash + 1);
    }
    return set(HtmlTokenKind.TAG_COMMENT, from, in.length(), in.length());
  }

  /** Behind the end mark that the dash begins; END where it begins none. */
  private int closing(int dash) {
    int second = afterNuls(dash + 1);
    int mark = in.at(second);
    if (mark != '-' && mark != '!') {
      return ByteScan.END;
    }
    int third = afterNuls(second + 1);
    return in.at(third) == '>' ? third + 1 : ByteScan.END;
  }

  private int afterNuls(int from) {
    return in.skip(NUL, from);
  }
}
