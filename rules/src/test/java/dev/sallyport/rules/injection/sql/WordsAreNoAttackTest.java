package dev.sallyport.rules.injection.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A value that no byte parts into words is no attack, whatever the word. */
class WordsAreNoAttackTest {
  private static final String[] WORDS = {
    "union",
    "select",
    "or",
    "and",
    "like",
    "x",
    "0x",
    "1e",
    "e1",
    "b0",
    "n",
    "q",
    "u",
    "sleep",
    "_",
    "null",
    "having",
    "into",
    "outfile",
    "drop",
    "table",
    "\u00e9",
    "\u00ff",
    "if",
    "exec",
    "sp_password"
  };

  @Test
  void neitherWordsNorNumbersWithWordsBehind() {
    Random random = new Random(20250601);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(4); n >= 0; n--) {
        text.append(
            random.nextBoolean()
                ? WORDS[random.nextInt(WORDS.length)]
                : Integer.toString(random.nextInt(1000)));
      }
      assertThat(text.chars()).noneMatch(SqlInjection::partsWords);
      assertThat(new SqlInjection().fingerprint(Slice.latin1(text.toString())).isEmpty())
          .as(text.toString())
          .isTrue();
    }
  }
}
