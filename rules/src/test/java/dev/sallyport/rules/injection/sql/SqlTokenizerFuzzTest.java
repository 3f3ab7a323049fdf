package dev.sallyport.rules.injection.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.injection.ByteScan;
import dev.sallyport.rules.injection.sql.Reading.Dialect;
import dev.sallyport.rules.injection.sql.Reading.Quote;

class SqlTokenizerFuzzTest {
  /** Every value ends, within work linear in its length, in every reading. */
  @FuzzTest(maxDuration = "60s")
  void readsAnything(byte[] value) {
    for (Quote quote : Quote.values()) {
      for (Dialect dialect : Dialect.values()) {
        ByteScan scan = new ByteScan(Slice.of(value));
        Tokenizer tokenizer = new Tokenizer(scan, new Reading(quote, dialect));
        Token token = new Token();
        while (tokenizer.next(token)) {
          assertThat(token.kind()).isNotEqualTo(TokenKind.NONE);
        }
        assertThat(tokenizer.tokens()).isLessThanOrEqualTo(value.length);
        assertThat(scan.work()).isLessThanOrEqualTo(4L * value.length + 64);
      }
    }
  }

  @FuzzTest(maxDuration = "60s")
  void judgesAnything(byte[] value) {
    assertThat(new SqlInjection().fingerprint(Slice.of(value)).length()).isBetween(0, 5);
  }
}
