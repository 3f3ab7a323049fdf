package dev.sallyport.rules.injection.sql;

import dev.sallyport.rules.injection.ByteScan;
import dev.sallyport.rules.injection.sql.Reading.Dialect;

/**
 * Reads {@code --}, {@code #} and slash-star comments, or the operators they are if they are none.
 */
final class Comments {
  private final ByteScan in;
  private final Dialect dialect;
  private boolean dialectMatters;

  Comments(ByteScan in, Dialect dialect) {
    this.in = in;
    this.dialect = dialect;
  }

  /** Whether something was met that the other dialect reads differently. */
  boolean dialectMatters() {
    return dialectMatters;
  }

  int dash(int at, Token token) {
    if (in.at(at + 1) != '-') {
      token.set(TokenKind.OPERATOR, in, at, at + 1);
      return at + 1;
    }
    int after = in.at(at + 2);
    if (after == ByteScan.END || Tokenizer.WHITE.has(after)) {
      return toEndOfLine(at, token);
    }
    dialectMatters = true;
    if (dialect == Dialect.ANSI) {
      return toEndOfLine(at, token);
    }
    token.set(TokenKind.OPERATOR, in, at, at + 1);
    return at + 1;
  }

  int hash(int at, Token token) {
    dialectMatters = true;
    if (dialect == Dialect.MYSQL) {
      return toEndOfLine(at, token);
    }
    token.set(TokenKind.OPERATOR, in, at, at + 1);
    return at + 1;
  }

  int slash(int at, Token token) {
    if (in.at(at + 1) != '*') {
      token.set(TokenKind.OPERATOR, in, at, at + 1);
      return at + 1;
    }
    int closing = in.findPair('*', '/', at + 2, in.length());
    int end = Math.min(closing + 2, in.length());
    boolean executed = in.at(at + 2) == '!';
    int inside = Math.min(closing + 1, in.length());
    boolean nested = in.findPair('/', '*', at + 2, inside) < inside;
    boolean closed = closing < in.length();
    token.set(executed || closed && nested ? TokenKind.EVIL : TokenKind.COMMENT, in, at, end);
    return end;
  }

  private int toEndOfLine(int at, Token token) {
    int end = in.find('\n', at);
    token.set(TokenKind.COMMENT, in, at, end);
    return Math.min(end + 1, in.length());
  }
}
