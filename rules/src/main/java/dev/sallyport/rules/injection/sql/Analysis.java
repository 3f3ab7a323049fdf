package dev.sallyport.rules.injection.sql;

import dev.sallyport.rules.injection.ByteScan;

/** The shape of one value in one reading after another; reused between the readings. */
final class Analysis {
  private final ByteScan in;
  private final Folding folding;
  private final byte[] letters = new byte[Folding.MAX_TOKENS];
  private int size;
  private int tokensRead;
  private boolean dialectMatters;
  private boolean calculatesWithWords;

  Analysis(ByteScan in, Folding folding) {
    this.in = in;
    this.folding = folding;
  }

  void read(Reading reading) {
    Tokenizer tokenizer = new Tokenizer(in, reading);
    size = folding.fold(tokenizer);
    tokensRead = tokenizer.tokens();
    dialectMatters = tokenizer.dialectMatters();
    calculatesWithWords = tokenizer.barewords() > 0 && !tokenizer.compares();
    if (size > 2 && opensBackQuote(folding.token(size - 1))) {
      folding.token(size - 1).kind(TokenKind.COMMENT); // MySQL ignores what follows
    }
    for (int i = 0; i < size; i++) {
      letters[i] = folding.token(i).kind().letter();
      if (folding.token(i).is(TokenKind.EVIL)) {
        letters[0] = TokenKind.EVIL.letter();
        size = 1;
      }
    }
  }

  private static boolean opensBackQuote(Token token) {
    return token.is(TokenKind.BAREWORD)
        && token.open() == '`'
        && token.close() == Token.NO_MARK
        && token.length() == 0;
  }

  ByteScan value() {
    return in;
  }

  /** The letters of the tokens' kinds, {@link #size} of them. */
  byte[] letters() {
    return letters;
  }

  int size() {
    return size;
  }

  Token token(int index) {
    return folding.token(index);
  }

  /** The tokens before folding, as far as folding read. */
  int tokensRead() {
    return tokensRead;
  }

  /**
   * Whether bare words were read and nothing that compares: prose has those, a condition has not.
   */
  boolean calculatesWithWords() {
    return calculatesWithWords;
  }

  boolean dialectMatters() {
    return dialectMatters;
  }
}
