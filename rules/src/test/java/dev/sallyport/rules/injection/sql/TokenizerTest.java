package dev.sallyport.rules.injection.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.injection.ByteScan;
import dev.sallyport.rules.injection.sql.Reading.Dialect;
import dev.sallyport.rules.injection.sql.Reading.Quote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      delimiter = '|',
      value = {
        "1e5|1 1e5",
        "1e|n 1e",
        "0x1F|1 0x1F",
        "$1,000.00|1 $1,000.00",
        "x'1f'|1 x'1f'",
        "q'[a'b]'|s qa'bq",
        "$tag$ a $tag$|s $ a $",
        "@@version|v @@version",
        "_utf8|t _utf8",
        "[select]|n [select]",
        "`select`|n select",
        "`sleep`|f sleep",
        "\\N|1 \\N",
        "/* a */|c /* a */",
        "/*! a */|X /*! a */",
        "/* /* */|X /* /* */",
        "-- a|c -- a",
        "'it''s'|s 'it''s'",
        "'a\\'b'|s 'a\\'b'"
      })
  void readsOneToken(String sql, String token) {
    assertThat(Printed.tokens(sql, Printed.PLAIN)).isEqualTo(token);
  }

  @Test
  void nestsNothingInTwoCommentsInARow() {
    assertThat(Printed.tokens("/* a *//* b */", Printed.PLAIN)).isEqualTo("c /* a */\nc /* b */");
  }

  @Test
  void beginsInsideAString() {
    Reading reading = new Reading(Quote.SINGLE, Dialect.ANSI);
    assertThat(Printed.tokens("a' or 'b", reading)).isEqualTo("s a'\n& or\ns 'b");
  }

  @Test
  void readsDashesAndHashesByDialect() {
    Reading mySql = new Reading(Quote.NONE, Dialect.MYSQL);
    assertThat(Printed.tokens("1--2", Printed.PLAIN)).isEqualTo("1 1\nc --2");
    assertThat(Printed.tokens("1--2", mySql)).isEqualTo("1 1\no -\no -\n1 2");
    assertThat(Printed.tokens("1#2", Printed.PLAIN)).isEqualTo("1 1\no #\n1 2");
    assertThat(Printed.tokens("1#2", mySql)).isEqualTo("1 1\nc #2");
  }

  /** Inputs that make a careless tokeniser search the same bytes again and again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/*",
        "/*/",
        "/**/",
        "'",
        "''",
        "\\'",
        "\"",
        "`",
        "$a",
        "$$",
        "$a$",
        "q'(",
        "nq'",
        "x'0",
        "b'0",
        "u&'",
        "--",
        "#",
        "@",
        "@`",
        "[",
        "a.",
        "a`",
        "1e+",
        "0x",
        "\\",
        "{",
        "(",
        "!!",
        "<=>",
        "select",
        "union all ",
        "if not ",
        "1,",
        "- ",
        "e'",
        ".",
        "not "
      })
  void worksInProportionToTheLength(String piece) {
    for (Quote quote : Quote.values()) {
      for (Dialect dialect : Dialect.values()) {
        Slice value = Slice.latin1(piece.repeat(20_000));
        ByteScan scan = new ByteScan(value);
        Tokenizer tokenizer = new Tokenizer(scan, new Reading(quote, dialect));
        Token token = new Token();
        while (tokenizer.next(token)) {
          assertThat(token.length()).isLessThanOrEqualTo(Token.TEXT_BYTES);
        }
        assertThat(tokenizer.tokens()).isLessThanOrEqualTo(value.length());
        assertThat(scan.work()).isLessThanOrEqualTo(4L * value.length() + 64);
      }
    }
  }
}
