package dev.sallyport.rules.lang;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Any text gives statements or problems, each at a place inside the text. */
class RuleReaderFuzzTest {
  @FuzzTest
  void readsAnything(byte[] text) {
    String rules = new String(text, StandardCharsets.ISO_8859_1);
    RuleReader reader = new RuleReader(new TextSource(Map.of()));
    reader.read("f.conf", rules);
    int lines = rules.split("\n", -1).length;
    for (Problem problem : reader.errors()) {
      assertThat(problem.at().line()).isBetween(1, lines);
    }
    for (Statement statement : reader.statements()) {
      assertThat(statement.at().line()).isBetween(1, lines);
    }
  }
}
