package dev.sallyport.rules.injection.sql;

/** The folds of three neighbours. */
final class Triples {
  private final Window window;

  Triples(Window window) {
    this.window = window;
  }

  /** Folds the three tokens at the left edge; whether they did, and folding must look again. */
  boolean fold() {
    Token a = window.at(0);
    Token b = window.at(1);
    Token c = window.at(2);
    if (isExpression(a, b, c)) {
      return window.dropAndRestart(2);
    }
    if (b.isUnary()) {
      return dropUnary(a, b, c);
    }
    if (a.is(TokenKind.EXPRESSION) && b.is(TokenKind.DOT) && c.is(TokenKind.BAREWORD)) {
      b.copy(c);
      return window.dropAndRestart(1);
    }
    if (a.is(TokenKind.FUNCTION) && b.is(TokenKind.LEFT_PARENTHESIS)) {
      unlessArguments(a, c);
    }
    return false;
  }

  /** Whether the three say no more than the first of them. */
  private static boolean isExpression(Token a, Token b, Token c) {
    if (a.is(TokenKind.OPERATOR) && c.is(TokenKind.OPERATOR)) {
      return !b.is(TokenKind.LEFT_PARENTHESIS);
    }
    if (a.is(TokenKind.LOGIC)) {
      return c.is(TokenKind.LOGIC);
    }
    return switch (b.kind()) {
      case OPERATOR -> isArithmetic(a, b, c);
      case COMMA -> a.kind().isOperand() && c.kind().isOperand();
      case DOT -> a.is(TokenKind.BAREWORD) && c.is(TokenKind.BAREWORD);
      default -> false;
    };
  }

  private static boolean isArithmetic(Token a, Token b, Token c) {
    return switch (a.kind()) {
      case NUMBER, BAREWORD -> c.is(TokenKind.NUMBER, TokenKind.BAREWORD) || isCast(b, c);
      case VARIABLE ->
          c.is(TokenKind.NUMBER, TokenKind.BAREWORD) || c.is(TokenKind.VARIABLE) || isCast(b, c);
      case STRING -> isCast(b, c);
      default -> false;
    };
  }

  /** PostgreSQL's {@code value::type}. */
  private static boolean isCast(Token b, Token c) {
    return b.reads("::") && c.is(TokenKind.TYPE);
  }

  private boolean dropUnary(Token a, Token b, Token c) {
    boolean value = c.kind().isOperand() || c.is(TokenKind.FUNCTION);
    boolean fits =
        switch (a.kind()) {
          case KEYWORD -> value;
          case EXPRESSION, GROUP, COMMA -> value || c.is(TokenKind.LEFT_PARENTHESIS);
          default -> false;
        };
    if (!fits) {
      return false;
    }
    if (a.is(TokenKind.COMMA) && c.kind().isOperand()) {
      return window.dropAndRestart(3); // one more operand of a list says nothing new
    }
    b.copy(c);
    return window.dropAndRestart(1);
  }

  /** USER() takes none: with arguments it is somebody's word. */
  private static void unlessArguments(Token function, Token inside) {
    if (!inside.is(TokenKind.RIGHT_PARENTHESIS) && function.reads("USER")) {
      function.kind(TokenKind.BAREWORD);
    }
  }
}
