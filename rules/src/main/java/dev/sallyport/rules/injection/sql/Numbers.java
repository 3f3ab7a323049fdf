package dev.sallyport.rules.injection.sql;

import dev.sallyport.rules.injection.ByteScan;
import dev.sallyport.rules.injection.ByteSet;

/** Reads numbers as the four big servers write them, and the words that only look like one. */
final class Numbers {
  private static final ByteSet DIGITS = ByteSet.of("0123456789");
  private static final ByteSet BITS = ByteSet.of("01");
  private static final ByteSet HEX = ByteSet.of("0123456789abcdefABCDEF");

  private final ByteScan in;

  Numbers(ByteScan in) {
    this.in = in;
  }

  int number(int at, Token token) {
    if (in.at(at) == '0') {
      int prefix = ByteScan.upper(in.at(at + 1));
      if (prefix == 'X' || prefix == 'B') {
        return prefixed(at, prefix == 'X' ? HEX : BITS, token);
      }
    }
    int end = in.skip(DIGITS, at);
    if (in.at(end) == '.') {
      end = in.skip(DIGITS, end + 1);
      if (end == at + 1) {
        token.set(TokenKind.DOT, in, at, end);
        return end;
      }
    }
    TokenKind kind = TokenKind.NUMBER;
    if (ByteScan.upper(in.at(end)) == 'E') {
      int exponent = end + 1;
      if (in.at(exponent) == '+' || in.at(exponent) == '-') {
        exponent++;
      }
      end = in.skip(DIGITS, exponent);
      kind = end > exponent ? TokenKind.NUMBER : TokenKind.BAREWORD;
    }
    end = oracleSuffix(end);
    token.set(kind, in, at, end);
    return end;
  }

  /**
   * Oracle: {@code 1d} and {@code 1f} are a double and a float, where no longer word stands there.
   */
  private int oracleSuffix(int at) {
    int suffix = ByteScan.upper(in.at(at));
    if (suffix != 'D' && suffix != 'F') {
      return at;
    }
    int after = in.at(at + 1);
    boolean ends =
        after == ByteScan.END
            || Tokenizer.WHITE.has(after)
            || after == ';'
            || ByteScan.upper(after) == 'U';
    return ends ? at + 1 : at;
  }

  /** {@code 0x..} or {@code 0b..}: without a digit behind it a bare word. */
  private int prefixed(int at, ByteSet digits, Token token) {
    int end = in.skip(digits, at + 2);
    token.set(end == at + 2 ? TokenKind.BAREWORD : TokenKind.NUMBER, in, at, end);
    return end;
  }

  /** {@code x'1f'}; {@link ByteScan#END} where it is none. */
  int hexString(int at, Token token) {
    return digitString(at, HEX, token);
  }

  /** {@code b'01'}; {@link ByteScan#END} where it is none. */
  int bitString(int at, Token token) {
    return digitString(at, BITS, token);
  }

  private int digitString(int at, ByteSet digits, Token token) {
    if (in.at(at + 1) != '\'') {
      return ByteScan.END;
    }
    int close = in.skip(digits, at + 2);
    if (in.at(close) != '\'') {
      return ByteScan.END;
    }
    token.set(TokenKind.NUMBER, in, at, close + 1);
    return close + 1;
  }
}
