package dev.sallyport.rules.injection.sql;

/** The folds of two neighbours. */
final class Pairs {
  /** Names that are functions before a parenthesis, and variables or bare words elsewhere. */
  private static final String[] NAMES_AND_FUNCTIONS = {
    "USER_ID",
    "USER_NAME",
    "DATABASE",
    "PASSWORD",
    "USER",
    "CURRENT_USER",
    "CURRENT_DATE",
    "CURRENT_TIME",
    "CURRENT_TIMESTAMP",
    "LOCALTIME",
    "LOCALTIMESTAMP"
  };

  private final Window window;
  private final Phrases phrases = new Phrases();

  Pairs(Window window) {
    this.window = window;
  }

  /** Folds the two tokens at the left edge; whether they did, and folding must look again. */
  boolean fold() {
    Token a = window.at(0);
    Token b = window.at(1);
    if (a.is(TokenKind.STRING) && b.is(TokenKind.STRING)
        || a.is(TokenKind.SEMICOLON) && b.is(TokenKind.SEMICOLON)) {
      window.drop(1);
      return true;
    }
    if (a.is(TokenKind.OPERATOR, TokenKind.LOGIC) && (b.isUnary() || b.is(TokenKind.TYPE))) {
      return window.dropAndRestart(1);
    }
    if (a.is(TokenKind.LEFT_PARENTHESIS) && b.isUnary() || phrases.join(a, b)) {
      window.drop(1);
      window.stepBack();
      return true;
    }
    return retype(a, b) || merge(a, b);
  }

  /** Words that change their kind with what follows. */
  private boolean retype(Token a, Token b) {
    boolean call = b.is(TokenKind.LEFT_PARENTHESIS);
    if (a.is(TokenKind.SEMICOLON) && b.is(TokenKind.FUNCTION) && b.startsWith("IF")) {
      b.kind(TokenKind.STATEMENT);
      return true;
    }
    if (call && a.is(TokenKind.BAREWORD, TokenKind.VARIABLE) && isNameAndFunction(a)) {
      a.kind(TokenKind.FUNCTION);
      return true;
    }
    if (a.is(TokenKind.KEYWORD) && (a.reads("IN") || a.reads("NOT IN"))) {
      a.kind(call ? TokenKind.OPERATOR : TokenKind.BAREWORD);
      return true;
    }
    if (call && a.is(TokenKind.OPERATOR) && (a.reads("LIKE") || a.reads("NOT LIKE"))) {
      a.kind(TokenKind.FUNCTION);
      return true;
    }
    if (a.is(TokenKind.COLLATE) && b.is(TokenKind.BAREWORD) && b.contains('_')) {
      b.kind(TokenKind.TYPE); // the names of collations have underscores
      window.restart();
    }
    return false;
  }

  private boolean merge(Token a, Token b) {
    return switch (a.kind()) {
      case TYPE -> takesType(b) ? replace(a, b) : closingBrace(b);
      case BACKSLASH -> backslash(a, b);
      case LEFT_PARENTHESIS, RIGHT_PARENTHESIS ->
          b.is(a.kind()) ? window.dropAndRestart(1) : closingBrace(b);
      case LEFT_BRACE -> brace(b) || closingBrace(b);
      default -> closingBrace(b);
    };
  }

  private static boolean takesType(Token b) {
    return b.kind().isOperand()
        || b.is(TokenKind.TYPE, TokenKind.FUNCTION)
        || b.is(TokenKind.LEFT_PARENTHESIS);
  }

  private boolean replace(Token a, Token b) {
    a.copy(b);
    return window.dropAndRestart(1);
  }

  /** Transact-SQL takes a lone backslash before arithmetic for a zero. */
  private boolean backslash(Token a, Token b) {
    if (!b.isArithmetic()) {
      return replace(a, b);
    }
    a.kind(TokenKind.NUMBER);
    window.restart();
    return true;
  }

  /** ODBC's {@code {name value}} is the value. An empty name is no name, yet MySQL takes it. */
  private boolean brace(Token b) {
    if (!b.is(TokenKind.BAREWORD)) {
      return false;
    }
    if (b.length() == 0) {
      b.kind(TokenKind.EVIL);
      window.drop(window.open() - 2);
      return true;
    }
    return window.dropAndRestart(2);
  }

  private boolean closingBrace(Token b) {
    return b.is(TokenKind.RIGHT_BRACE) && window.dropAndRestart(1);
  }

  private static boolean isNameAndFunction(Token token) {
    for (String name : NAMES_AND_FUNCTIONS) {
      if (token.reads(name)) {
        return true;
      }
    }
    return false;
  }
}
