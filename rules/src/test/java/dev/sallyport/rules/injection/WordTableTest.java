package dev.sallyport.rules.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordTableTest {
  @Test
  void findsWordsInEitherCaseAndNothingElse() {
    WordTable table = new WordTable(Map.of("SELECT", (byte) 1, "UNION ALL", (byte) 2));
    assertThat(find(table, "sElEcT")).isEqualTo(1);
    assertThat(find(table, "union all")).isEqualTo(2);
    assertThat(find(table, "selec")).isZero();
    assertThat(find(table, "selects")).isZero();
    assertThat(find(table, "")).isZero();
    assertThat(find(table, "x".repeat(1000))).isZero();
  }

  @Test
  void looksAtTheGivenRangeOnly() {
    byte[] text = "a select b".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new WordTable(Map.of("SELECT", (byte) 1)).find(text, 2, 8)).isEqualTo(1);
  }

  @Test
  void keepsThousandsOfWordsApart() {
    Map<String, Byte> words = new HashMap<>();
    for (int i = 0; i < 5000; i++) {
      words.put("W" + i, (byte) (1 + i % 100));
    }
    WordTable table = new WordTable(words);
    assertThat(words)
        .allSatisfy((word, value) -> assertThat(find(table, word)).isEqualTo((int) value));
    assertThat(find(table, "W5000")).isZero();
  }

  private static int find(WordTable table, String word) {
    byte[] text = word.getBytes(StandardCharsets.ISO_8859_1);
    return table.find(text, 0, text.length);
  }
}
