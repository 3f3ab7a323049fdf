package dev.sallyport.rules.injection.sql;

import dev.sallyport.rules.injection.ByteScan;
import dev.sallyport.rules.injection.ByteSet;

/** Reads quoted text: strings in the servers' many spellings, and quoted names. */
final class Strings {
  private static final ByteSet LETTERS = ByteSet.of("").andRange('a', 'z').andRange('A', 'Z');

  private final ByteScan in;

  Strings(ByteScan in) {
    this.in = in;
  }

  /** A string whose opening quote stands at {@code at}. */
  int quoted(int at, Token token) {
    int quote = in.at(at);
    return body(at + 1, quote, quote, token);
  }

  /** A string that began before the value: the value's first byte is inside it. */
  int inside(int quote, Token token) {
    return body(0, quote, Token.NO_MARK, token);
  }

  /** A prefixed string such as {@code e'..'} or {@code n'..'}; END where none is. */
  int prefixed(int at, Token token) {
    if (in.at(at + 1) != '\'' || in.at(at + 2) == ByteScan.END) {
      return ByteScan.END;
    }
    return body(at + 2, '\'', '\'', token);
  }

  /** PostgreSQL's {@code u&'..'}; END where none is. */
  int unicode(int at, Token token) {
    if (in.at(at + 1) != '&' || in.at(at + 2) != '\'') {
      return ByteScan.END;
    }
    int end = body(at + 3, '\'', 'u', token);
    token.quoted('u', token.close() == Token.NO_MARK ? Token.NO_MARK : 'u');
    return end;
  }

  /** Oracle's {@code q'!..!'}, with the {@code q} at {@code at}; END where none is. */
  int oracle(int at, Token token) {
    int mark = in.at(at + 2);
    if (ByteScan.upper(in.at(at)) != 'Q' || in.at(at + 1) != '\'' || mark <= ' ') {
      return ByteScan.END;
    }
    int closing =
        switch (mark) {
          case '(' -> ')';
          case '[' -> ']';
          case '{' -> '}';
          case '<' -> '>';
          default -> mark;
        };
    int end = in.findPair(closing, '\'', at + 3, in.length());
    boolean closed = end < in.length();
    token.set(TokenKind.STRING, in, at + 3, end);
    token.quoted('q', closed ? 'q' : Token.NO_MARK);
    return closed ? end + 2 : end;
  }

  /**
   * PostgreSQL's {@code $tag$..$tag$}, the tag of letters or empty; END where none begins at {@code
   * at}.
   */
  int dollar(int at, Token token) {
    int tagEnd = in.skip(LETTERS, at + 1);
    if (in.at(tagEnd) != '$') {
      return ByteScan.END;
    }
    int start = tagEnd + 1;
    int close = closingTag(at, start);
    boolean closed = close < in.length();
    token.set(TokenKind.STRING, in, start, close);
    token.quoted('$', closed ? '$' : Token.NO_MARK);
    return closed ? close + (start - at) : close;
  }

  /**
   * Where the tag {@code at} to {@code start} comes again; the tag has a dollar at both ends only.
   */
  private int closingTag(int at, int start) {
    int width = start - at;
    int dollar = in.find('$', start);
    while (dollar < in.length()) {
      int same = 1;
      while (same < width && in.at(dollar + same) == in.at(at + same)) {
        same++;
      }
      if (same == width) {
        return dollar;
      }
      dollar = in.find('$', dollar + 1);
    }
    return in.length();
  }

  /** A name in back quotes: the name of a function stays one, all else is a bare word. */
  int backQuoted(int at, Token token) {
    int end = quoted(at, token);
    boolean function = Keywords.find(token.text(), token.length()) == TokenKind.FUNCTION;
    token.kind(function ? TokenKind.FUNCTION : TokenKind.BAREWORD);
    return end;
  }

  /** A name in square brackets, which stay part of it. */
  int bracketed(int at, Token token) {
    int end = Math.min(in.find(']', at) + 1, in.length());
    token.set(TokenKind.BAREWORD, in, at, end);
    return end;
  }

  /** From {@code start} to the quote that ends it: neither doubled nor behind a backslash. */
  private int body(int start, int quote, int open, Token token) {
    int i = in.find(quote, start);
    int unread = start;
    while (i < in.length()) {
      if (escaped(i, unread)) {
        unread = i + 1;
        i = in.find(quote, i + 1);
      } else if (in.at(i + 1) == quote) {
        unread = i + 2;
        i = in.find(quote, i + 2);
      } else {
        token.set(TokenKind.STRING, in, start, i);
        token.quoted(open, quote);
        return i + 1;
      }
    }
    token.set(TokenKind.STRING, in, start, in.length());
    token.quoted(open, Token.NO_MARK);
    return in.length();
  }

  /**
   * Whether an odd number of backslashes stands before {@code at}, counted back to {@code from}.
   */
  private boolean escaped(int at, int from) {
    int i = at;
    while (i > from && in.at(i - 1) == '\\') {
      i--;
    }
    return (at - i) % 2 == 1;
  }
}
