package dev.sallyport.rules.injection.sql;

import dev.sallyport.rules.injection.WordTable;

/** Knows words, two-word phrases and two-byte operators by their kind. */
final class Keywords {
  private static final WordTable WORDS = KeywordTable.words();

  private Keywords() {}

  /** The kind of the first {@code length} bytes; {@link TokenKind#NONE} for what is no keyword. */
  static TokenKind find(byte[] text, int length) {
    return TokenKind.of(WORDS.find(text, 0, length));
  }
}
