package dev.sallyport.rules.injection.sql;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.injection.ByteScan;

/** One token; reused, and copied where a token must stay. Keeps the first 31 bytes of its text. */
final class Token {
  static final int TEXT_BYTES = 31;

  /** The mark of a string that has none at this end. */
  static final int NO_MARK = 0;

  private final byte[] text = new byte[TEXT_BYTES];
  private int length;
  private TokenKind kind = TokenKind.NONE;
  private int open = NO_MARK;
  private int close = NO_MARK;
  private int signs;

  void clear() {
    kind = TokenKind.NONE;
    length = 0;
    open = NO_MARK;
    close = NO_MARK;
    signs = 0;
  }

  /** Becomes the bytes {@code from} to {@code to} of {@code in} as {@code kind}. */
  void set(TokenKind kind, ByteScan in, int from, int to) {
    this.kind = kind;
    length = Math.min(Math.max(to - from, 0), TEXT_BYTES);
    for (int i = 0; i < length; i++) {
      text[i] = (byte) in.at(from + i);
    }
  }

  /**
   * Says what quotes the text: a byte at each end, or {@link #NO_MARK} where the quote is missing.
   */
  void quoted(int open, int close) {
    this.open = open;
    this.close = close;
  }

  void kind(TokenKind kind) {
    this.kind = kind;
  }

  /** How many {@code @} stand before a variable. */
  void signs(int signs) {
    this.signs = signs;
  }

  void copy(Token other) {
    kind = other.kind;
    length = other.length;
    open = other.open;
    close = other.close;
    signs = other.signs;
    System.arraycopy(other.text, 0, text, 0, length);
  }

  /** Takes the kind and the text of the phrase that this token begins; its quotes stay. */
  void become(TokenKind kind, byte[] phrase, int length) {
    this.kind = kind;
    this.length = Math.min(length, TEXT_BYTES);
    System.arraycopy(phrase, 0, text, 0, this.length);
  }

  TokenKind kind() {
    return kind;
  }

  int open() {
    return open;
  }

  int close() {
    return close;
  }

  int signs() {
    return signs;
  }

  int length() {
    return length;
  }

  byte[] text() {
    return text;
  }

  Slice slice() {
    return new Slice(text, 0, length);
  }

  boolean is(TokenKind wanted) {
    return kind == wanted;
  }

  boolean is(TokenKind wanted, TokenKind or) {
    return kind == wanted || kind == or;
  }

  /** Whether the text is {@code upper} in either case. */
  boolean reads(String upper) {
    return length == upper.length() && startsWith(upper);
  }

  boolean startsWith(String upper) {
    if (length < upper.length()) {
      return false;
    }
    for (int i = 0; i < upper.length(); i++) {
      if (ByteScan.upper(text[i] & 0xff) != upper.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean contains(int b) {
    for (int i = 0; i < length; i++) {
      if (text[i] == b) {
        return true;
      }
    }
    return false;
  }

  /** Signs and negations, which may stand before an operand. */
  boolean isUnary() {
    if (kind != TokenKind.OPERATOR) {
      return false;
    }
    return switch (length) {
      case 1 -> text[0] == '+' || text[0] == '-' || text[0] == '!' || text[0] == '~';
      case 2 -> reads("!!");
      case 3 -> reads("NOT");
      default -> false;
    };
  }

  /** An operator with a comparison sign, or a word such as LIKE. */
  boolean compares() {
    return kind == TokenKind.OPERATOR
        && (contains('=') || contains('<') || contains('>') || isWord() && !reads("NOT"));
  }

  private boolean isWord() {
    int first = ByteScan.upper(text[0] & 0xff);
    return first >= 'A' && first <= 'Z';
  }

  boolean isArithmetic() {
    return kind == TokenKind.OPERATOR && length == 1 && "*/-+%".indexOf(text[0]) >= 0;
  }
}
