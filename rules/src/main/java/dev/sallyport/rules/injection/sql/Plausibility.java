package dev.sallyport.rules.injection.sql;

import dev.sallyport.rules.injection.ByteScan;

/**
 * Takes back the short fingerprints that plain text has too: a name with dashes behind it, two
 * quoted words with AND between, a number and the word UNION.
 */
final class Plausibility {
  private static final String HIDING_WORD = "SP_PASSWORD";

  private final Analysis analysis;

  private Plausibility(Analysis analysis) {
    this.analysis = analysis;
  }

  /** Whether an analysis with a known fingerprint is an attack by its text as well. */
  static boolean isAttack(Analysis analysis) {
    return new Plausibility(analysis).holds();
  }

  private boolean holds() {
    int size = analysis.size();
    if (size > 1 && last().is(TokenKind.COMMENT) && hidesFromTheLog()) {
      return true;
    }
    return switch (size) {
      case 2 -> pair();
      case 3 -> triple();
      case 4 -> !last().is(TokenKind.COMMENT) || !joinsByKeyword() || writesFile();
      default -> true;
    };
  }

  private boolean pair() {
    Token a = analysis.token(0);
    Token b = analysis.token(1);
    if (b.is(TokenKind.UNION)) {
      return analysis.tokensRead() > 2;
    }
    if (b.startsWith("#")) {
      return false;
    }
    return switch (a.kind()) {
      case BAREWORD -> b.startsWith("/") && b.length() > 2;
      case NUMBER -> b.startsWith("/") || isFolded() || commentsAtOnce(a);
      default -> b.startsWith("/") || b.length() == 2; // prose has dashes with text behind them
    };
  }

  /** Whether a calculation became the one operand, and not an encoded word with signs in it. */
  private boolean isFolded() {
    return analysis.tokensRead() > 2 && !analysis.calculatesWithWords();
  }

  /** Whether a comment or white space follows the number, so that it was not cut from a word. */
  private boolean commentsAtOnce(Token number) {
    ByteScan value = analysis.value();
    int after = value.at(number.length());
    int next = value.at(number.length() + 1);
    return after <= ' ' || after == '/' && next == '*' || after == '-' && next == '-';
  }

  private boolean triple() {
    Token a = analysis.token(0);
    Token b = analysis.token(1);
    Token c = analysis.token(2);
    if (joinsByKeyword()) {
      return writesFile();
    }
    if (a.is(TokenKind.STRING) && c.is(TokenKind.STRING)) {
      return closedByTheStatement(a, c);
    }
    if (b.is(TokenKind.LOGIC) && a.kind().isOperand() && c.kind().isOperand()) {
      return analysis.tokensRead() > 3 && !analysis.calculatesWithWords();
    }
    return true;
  }

  /**
   * Whether the statement's own quotes close both ends, as in {@code foo' or 'bar}. Between double
   * quotes a lone word or sign is what people search for: {@code "like" stamp}.
   */
  private boolean closedByTheStatement(Token a, Token c) {
    return a.open() == Token.NO_MARK
        && c.close() == Token.NO_MARK
        && a.close() == c.open()
        && !c.contains(c.open())
        && (a.close() != '"' || analysis.tokensRead() > 3);
  }

  private boolean joinsByKeyword() {
    return analysis.token(1).is(TokenKind.KEYWORD) && analysis.token(2).kind().isOperand();
  }

  /** INTO OUTFILE and INTO DUMPFILE are the keywords that make sense between two operands. */
  private boolean writesFile() {
    return analysis.token(1).startsWith("INTO ");
  }

  private Token last() {
    return analysis.token(analysis.size() - 1);
  }

  /** SQL Server 2000 keeps a statement with this word out of its log. */
  private boolean hidesFromTheLog() {
    ByteScan value = analysis.value();
    for (int i = 0; i + HIDING_WORD.length() <= value.length(); i++) {
      if (value.startsWith(HIDING_WORD, i)) {
        return true;
      }
    }
    return false;
  }
}
