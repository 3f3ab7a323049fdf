package dev.sallyport.rules.injection.sql;

import dev.sallyport.rules.injection.ByteScan;
import dev.sallyport.rules.injection.ByteSet;
import dev.sallyport.rules.injection.sql.Reading.Quote;

/**
 * Cuts a value into SQL tokens, never failing: every byte is part of a token or white space. One
 * tokenizer reads one value in one {@link Reading}, in time linear in its length.
 */
final class Tokenizer {
  /** White space to one server or another; 0xA0 is to MySQL. */
  static final ByteSet WHITE = ByteSet.of("\u007f\u00a0").andRange(0, ' ');

  private static final ByteSet WORD_ENDS =
      ByteSet.of("\0\t\n\u000b\f\r \u00a0[]{}<>:\\?=@!#~+-*/&|^%(),';\"");
  private static final ByteSet VARIABLE_ENDS =
      ByteSet.of("\0\t\n\u000b\f\r <>:\\?=@!#~+-*/&|^%(),';`\"");
  private static final ByteSet MONEY = ByteSet.of("0123456789.,");

  private final ByteScan in;
  private final Quote quote;
  private final Strings strings;
  private final Numbers numbers;
  private final Comments comments;
  private final byte[] word = new byte[Token.TEXT_BYTES];
  private int at;
  private int tokens;
  private int barewords;
  private boolean compares;

  Tokenizer(ByteScan in, Reading reading) {
    this.in = in;
    this.quote = reading.quote();
    this.strings = new Strings(in);
    this.numbers = new Numbers(in);
    this.comments = new Comments(in, reading.dialect());
  }

  /** Puts the next token into {@code token}; false at the end, with a token of no kind. */
  boolean next(Token token) {
    token.clear();
    if (at == 0 && quote != Quote.NONE && in.length() > 0) {
      at = strings.inside(quote.mark(), token);
    }
    while (token.is(TokenKind.NONE) && at < in.length()) {
      at = read(at, token);
    }
    if (token.is(TokenKind.NONE)) {
      return false;
    }
    tokens++;
    barewords += token.is(TokenKind.BAREWORD) ? 1 : 0;
    compares |= token.compares();
    return true;
  }

  /** The tokens so far, comments among them. */
  int tokens() {
    return tokens;
  }

  int barewords() {
    return barewords;
  }

  /** Whether an operator that compares was read. */
  boolean compares() {
    return compares;
  }

  /** Whether the other dialect would have read the value differently so far. */
  boolean dialectMatters() {
    return comments.dialectMatters();
  }

  private int read(int at, Token token) {
    int b = in.at(at);
    return switch (b) {
      case '"', '\'' -> strings.quoted(at, token);
      case '`' -> strings.backQuoted(at, token);
      case '[' -> strings.bracketed(at, token);
      case '-' -> comments.dash(at, token);
      case '#' -> comments.hash(at, token);
      case '/' -> comments.slash(at, token);
      case '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numbers.number(at, token);
      case '$' -> money(at, token);
      case '@' -> variable(at, token);
      case '\\' -> backslash(at, token);
      case '(', ')', '{', '}', ',', ';' -> single(TokenKind.of(b), at, token);
      case '+', '~', '%', '^' -> single(TokenKind.OPERATOR, at, token);
      case '!', '&', '*', ':', '<', '=', '>', '|' -> operator(at, token);
      case '?', ']' -> single(TokenKind.UNKNOWN, at, token);
      default -> WHITE.has(b) ? at + 1 : prefixedOrWord(at, token);
    };
  }

  private int prefixedOrWord(int at, Token token) {
    int end =
        switch (in.at(at)) {
          case 'b', 'B' -> numbers.bitString(at, token);
          case 'x', 'X' -> numbers.hexString(at, token);
          case 'e', 'E' -> strings.prefixed(at, token);
          case 'q', 'Q' -> strings.oracle(at, token);
          case 'u', 'U' -> strings.unicode(at, token);
          case 'n', 'N' -> national(at, token);
          default -> ByteScan.END;
        };
    return end == ByteScan.END ? word(at, token) : end;
  }

  private int national(int at, Token token) {
    int end = strings.prefixed(at, token);
    return end == ByteScan.END ? strings.oracle(at + 1, token) : end;
  }

  private int single(TokenKind kind, int at, Token token) {
    token.set(kind, in, at, at + 1);
    return at + 1;
  }

  private int operator(int at, Token token) {
    if (in.startsWith("<=>", at)) {
      token.set(TokenKind.OPERATOR, in, at, at + 3);
      return at + 3;
    }
    token.set(TokenKind.OPERATOR, in, at, Math.min(at + 2, in.length()));
    TokenKind kind = Keywords.find(token.text(), token.length());
    if (token.length() == 2 && kind != TokenKind.NONE) {
      token.kind(kind);
      return at + 2;
    }
    return single(in.at(at) == ':' ? TokenKind.COLON : TokenKind.OPERATOR, at, token);
  }

  /** MySQL reads {@code \N} as NULL. */
  private int backslash(int at, Token token) {
    if (in.at(at + 1) == 'N') {
      token.set(TokenKind.NUMBER, in, at, at + 2);
      return at + 2;
    }
    return single(TokenKind.BACKSLASH, at, token);
  }

  /** A number with a currency sign, a dollar-quoted string, or a word. */
  private int money(int at, Token token) {
    int end = in.skip(MONEY, at + 1);
    if (end == at + 2 && in.at(at + 1) == '.') {
      return word(at, token);
    }
    if (end > at + 1) {
      token.set(TokenKind.NUMBER, in, at, end);
      return end;
    }
    int string = strings.dollar(at, token);
    return string == ByteScan.END ? single(TokenKind.BAREWORD, at, token) : string;
  }

  private int variable(int at, Token token) {
    int start = in.at(at + 1) == '@' ? at + 2 : at + 1;
    int end =
        switch (in.at(start)) {
          case '`', '\'', '"' -> strings.quoted(start, token);
          default -> in.until(VARIABLE_ENDS, start);
        };
    if (token.is(TokenKind.NONE)) {
      token.set(TokenKind.VARIABLE, in, start, end);
    }
    token.kind(TokenKind.VARIABLE);
    token.signs(start - at);
    return end;
  }

  /** A word; a keyword before a dot or a back quote ends there. */
  private int word(int at, Token token) {
    int end = in.until(WORD_ENDS, at + 1);
    int length = Math.min(end - at, Token.TEXT_BYTES);
    for (int i = 0; i < length; i++) {
      int b = in.at(at + i);
      if (b == '.' || b == '`') {
        TokenKind kind = Keywords.find(word, i);
        if (kind != TokenKind.NONE && kind != TokenKind.BAREWORD) {
          token.set(kind, in, at, at + i);
          return at + i;
        }
      }
      word[i] = (byte) b;
    }
    TokenKind kind = end - at > length ? TokenKind.NONE : Keywords.find(word, length);
    token.set(kind == TokenKind.NONE ? TokenKind.BAREWORD : kind, in, at, end);
    return end;
  }
}
