package dev.sallyport.rules.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectInjectionTest {
  private static final Surroundings NONE = file -> List.of();

  private final List<String> captured = new ArrayList<>();
  private final Captures captures =
      new Captures() {
        @Override
        public boolean wanted() {
          return true;
        }

        @Override
        public void put(int group, Slice text) {
          captured.add(group + "=" + text);
        }
      };

  @Test
  void detectSqliCapturesTheFingerprint() {
    Operator operator = new DetectSqli().compile("", NONE);
    assertThat(operator.matches(Slice.latin1("1 union select 2"), captures)).isTrue();
    assertThat(captured).containsExactly("0=1UE1");
  }

  @Test
  void detectSqliLeavesAPlainValueAlone() {
    Operator operator = new DetectSqli().compile("", NONE);
    assertThat(operator.matches(Slice.latin1("union of students"), captures)).isFalse();
    assertThat(captured).isEmpty();
  }

  @Test
  void detectXssTellsScriptsFromText() {
    Operator operator = new DetectXss().compile("", NONE);
    assertThat(operator.matches(Slice.latin1("<script>x</script>"), captures)).isTrue();
    assertThat(operator.matches(Slice.latin1("<b>x</b>"), captures)).isFalse();
    assertThat(captured).isEmpty();
  }

  @Test
  void bothWordsAreInTheTable() throws BadArgument {
    Operators words = Operators.with(List.of());
    assertThat(words.find("detectsqli")).isInstanceOf(DetectSqli.class);
    assertThat(words.find("detectXSS")).isInstanceOf(DetectXss.class);
  }
}
