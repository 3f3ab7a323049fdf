package dev.sallyport.rules.injection.sql;

import org.jspecify.annotations.Nullable;

/** What a token is to SQL; {@code letter} stands for it in a fingerprint. */
enum TokenKind {
  NONE(0),
  KEYWORD('k'),
  UNION('U'),
  GROUP('B'),
  /** Starts an expression or a statement that yields one, as SELECT does. */
  EXPRESSION('E'),
  TYPE('t'),
  FUNCTION('f'),
  BAREWORD('n'),
  NUMBER('1'),
  VARIABLE('v'),
  STRING('s'),
  OPERATOR('o'),
  LOGIC('&'),
  COMMENT('c'),
  COLLATE('A'),
  LEFT_PARENTHESIS('('),
  RIGHT_PARENTHESIS(')'),
  LEFT_BRACE('{'),
  RIGHT_BRACE('}'),
  DOT('.'),
  COMMA(','),
  COLON(':'),
  SEMICOLON(';'),
  /** A statement of its own, as in Transact-SQL. */
  STATEMENT('T'),
  UNKNOWN('?'),
  /** What only an attack writes, for instance a comment that a server executes. */
  EVIL('X'),
  BACKSLASH('\\');

  private static final @Nullable TokenKind[] BY_LETTER = new TokenKind[128];

  static {
    for (TokenKind kind : values()) {
      BY_LETTER[kind.letter] = kind;
    }
  }

  private final byte letter;

  TokenKind(int letter) {
    this.letter = (byte) letter;
  }

  byte letter() {
    return letter;
  }

  /** The kind with this letter, which there must be; {@link #NONE} for 0. */
  static TokenKind of(int letter) {
    TokenKind kind = BY_LETTER[letter];
    if (kind == null) {
      throw new IllegalArgumentException("no kind of token has the letter " + (char) letter);
    }
    return kind;
  }

  /** A value or a name of one: number, bare word, string, variable. */
  boolean isOperand() {
    return this == NUMBER || this == BAREWORD || this == STRING || this == VARIABLE;
  }
}
