package dev.sallyport.rules.injection.sql;

/**
 * Reduces a value's tokens to at most five that tell its shape: expressions become one operand,
 * repetitions and signs go. Reads no more tokens than it needs for that.
 */
final class Folding {
  static final int MAX_TOKENS = 5;

  private final Window window = new Window();
  private final Pairs pairs = new Pairs(window);
  private final Triples triples = new Triples(window);
  private final Token lastComment = new Token();
  private boolean more;

  /** Folds what {@code tokenizer} reads; the number of tokens left, at most five. */
  int fold(Tokenizer tokenizer) {
    window.clear();
    lastComment.clear();
    if (!skipOpening(tokenizer)) {
      return 0;
    }
    while (more && window.left() < MAX_TOKENS && !endsEvil()) {
      step(tokenizer);
    }
    int size = Math.min(window.size(), MAX_TOKENS);
    if (size < MAX_TOKENS && lastComment.is(TokenKind.COMMENT)) {
      window.fromStart(size).copy(lastComment);
      size++;
    }
    return size;
  }

  Token token(int index) {
    return window.fromStart(index);
  }

  /** What may stand before any value tells nothing: comments, parentheses, types, signs. */
  private boolean skipOpening(Tokenizer tokenizer) {
    Token first = window.free();
    do {
      more = tokenizer.next(first);
    } while (first.is(TokenKind.COMMENT)
        || first.is(TokenKind.LEFT_PARENTHESIS, TokenKind.TYPE)
        || first.isUnary());
    if (more) {
      window.grow();
    }
    return more;
  }

  private void step(Tokenizer tokenizer) {
    if (!fill(2, tokenizer)) {
      window.skipToEnd();
    } else if (!endsEvil() && !pairs.fold()) {
      if (!fill(3, tokenizer)) {
        window.skipToEnd();
      } else if (!triples.fold()) {
        window.stepRight();
      }
    }
    if (window.size() >= MAX_TOKENS && isExpressionOfFive()) {
      foldFive();
    }
  }

  /** Reads until {@code wanted} tokens stand right of the left edge; false where no more come. */
  private boolean fill(int wanted, Tokenizer tokenizer) {
    while (more && window.size() <= MAX_TOKENS && window.open() < wanted) {
      Token free = window.free();
      more = tokenizer.next(free);
      if (free.is(TokenKind.COMMENT)) {
        lastComment.copy(free);
      } else if (more) {
        lastComment.clear();
        window.grow();
      }
    }
    return window.open() >= wanted;
  }

  private boolean endsEvil() {
    return window.size() > 0 && window.fromStart(window.size() - 1).is(TokenKind.EVIL);
  }

  private void foldFive() {
    if (window.size() > MAX_TOKENS) {
      window.fromStart(1).copy(window.fromStart(MAX_TOKENS));
      window.truncate(2);
    } else {
      window.truncate(1);
    }
  }

  /** {@code 1+(1)}, {@code 1,(1)}, {@code n+(n)}, {@code 1),(1} and {@code n)+(n}. */
  private boolean isExpressionOfFive() {
    TokenKind first = token(0).kind();
    TokenKind fourth = token(3).kind();
    boolean number = first == TokenKind.NUMBER && fourth == TokenKind.NUMBER;
    boolean name = first == TokenKind.BAREWORD && fourth == TokenKind.BAREWORD;
    boolean operator = token(1).is(TokenKind.OPERATOR);
    boolean comma = token(1).is(TokenKind.COMMA);
    if (token(2).is(TokenKind.LEFT_PARENTHESIS) && token(4).is(TokenKind.RIGHT_PARENTHESIS)) {
      boolean mixed = first == TokenKind.BAREWORD && fourth == TokenKind.NUMBER;
      return number && (operator || comma) || (name || mixed) && operator;
    }
    return token(1).is(TokenKind.RIGHT_PARENTHESIS)
        && fourth == TokenKind.LEFT_PARENTHESIS
        && (first == TokenKind.NUMBER
                && token(2).is(TokenKind.COMMA)
                && token(4).is(TokenKind.NUMBER)
            || first == TokenKind.BAREWORD
                && token(2).is(TokenKind.OPERATOR)
                && token(4).is(TokenKind.BAREWORD));
  }
}
