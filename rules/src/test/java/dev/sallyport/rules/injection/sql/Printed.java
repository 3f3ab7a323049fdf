package dev.sallyport.rules.injection.sql;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.injection.ByteScan;
import dev.sallyport.rules.injection.sql.Reading.Dialect;
import dev.sallyport.rules.injection.sql.Reading.Quote;

/** Tokens as the public cases print them: a line each, the kind's letter, a space, the text. */
final class Printed {
  static final Reading PLAIN = new Reading(Quote.NONE, Dialect.ANSI);

  private Printed() {}

  static String tokens(String sql, Reading reading) {
    Tokenizer tokenizer = new Tokenizer(new ByteScan(Slice.latin1(sql)), reading);
    Token token = new Token();
    StringBuilder lines = new StringBuilder();
    while (tokenizer.next(token)) {
      lines.append(line(token)).append('\n');
    }
    return lines.toString().strip();
  }

  static String folded(String sql) {
    Folding folding = new Folding();
    int size = folding.fold(new Tokenizer(new ByteScan(Slice.latin1(sql)), PLAIN));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < size; i++) {
      lines.append(line(folding.token(i))).append('\n');
    }
    return lines.toString().strip();
  }

  static String fingerprint(String value) {
    return new SqlInjection().fingerprint(Slice.latin1(value)).toString();
  }

  private static String line(Token token) {
    boolean quotes = token.is(TokenKind.STRING, TokenKind.VARIABLE);
    return (char) token.kind().letter()
        + " "
        + "@".repeat(token.signs())
        + (quotes ? mark(token.open()) : "")
        + token.slice()
        + (quotes ? mark(token.close()) : "");
  }

  private static String mark(int quote) {
    return quote == Token.NO_MARK ? "" : String.valueOf((char) quote);
  }
}
