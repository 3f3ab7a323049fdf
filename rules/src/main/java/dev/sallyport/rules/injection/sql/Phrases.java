package dev.sallyport.rules.injection.sql;

import java.util.EnumSet;
import java.util.Set;

/** Joins words that make one keyword, as UNION ALL or NOT LIKE do. */
final class Phrases {
  private static final Set<TokenKind> FIRST =
      EnumSet.of(
          TokenKind.KEYWORD,
          TokenKind.BAREWORD,
          TokenKind.OPERATOR,
          TokenKind.UNION,
          TokenKind.FUNCTION,
          TokenKind.EXPRESSION,
          TokenKind.STATEMENT,
          TokenKind.TYPE);
  private static final Set<TokenKind> SECOND =
      EnumSet.of(
          TokenKind.KEYWORD,
          TokenKind.BAREWORD,
          TokenKind.OPERATOR,
          TokenKind.UNION,
          TokenKind.FUNCTION,
          TokenKind.EXPRESSION,
          TokenKind.STATEMENT,
          TokenKind.TYPE,
          TokenKind.LOGIC);

  private final byte[] joined = new byte[2 * Token.TEXT_BYTES + 1];

  /** Makes {@code first} the phrase of both where there is one. */
  boolean join(Token first, Token second) {
    if (!FIRST.contains(first.kind()) || !SECOND.contains(second.kind())) {
      return false;
    }
    int length = first.length() + 1 + second.length();
    System.arraycopy(first.text(), 0, joined, 0, first.length());
    joined[first.length()] = ' ';
    System.arraycopy(second.text(), 0, joined, first.length() + 1, second.length());
    TokenKind kind = Keywords.find(joined, length);
    if (kind == TokenKind.NONE) {
      return false;
    }
    first.become(kind, joined, length);
    return true;
  }
}
