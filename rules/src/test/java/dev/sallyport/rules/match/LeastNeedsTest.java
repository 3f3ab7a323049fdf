package dev.sallyport.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.Slice;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Told from kinds and length alone, so it may promise too much, but never too little. */
class LeastNeedsTest {
  private static final long SEED = 20_262;
  private static final String BYTES = "selectfrom()<>;=.0/ \\'%";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select\\s+from",
        "(?:eval|exec)\\(",
        "<(?:script|object)[^>]*>",
        "\\.{2,3}[/\\\\;]",
        "[;=]\\s*[a-z]+\\(.*\\)",
        "c+"
      })
  void whateverMatchesMeetsTheNeeds(String pattern) throws BadPattern {
    Matcher matcher = Patterns.compile(pattern);
    LeastNeeds needs = new LeastNeeds(List.of(matcher.requirement()));
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      Slice value = value(random);
      boolean may = needs.mayBeMet(ByteKinds.in(value), value.length());
      assertThat(may || !matcher.matches(value)).as("%s in %s", pattern, value).isTrue();
      refused += may ? 0 : 1;
    }
    assertThat(refused).isPositive();
  }

  @Test
  void refusesWhatLacksAKindOrALength() {
    Requirement call = Requirement.oneOf(List.of(Slice.latin1("eval("), Slice.latin1("exec(")));
    LeastNeeds needs = new LeastNeeds(List.of(call));
    assertThat(needs.mayBeMet(ByteKinds.in(Slice.latin1("a (level)")), 9)).isTrue();
    assertThat(needs.mayBeMet(ByteKinds.in(Slice.latin1("a level")), 7)).isFalse();
    assertThat(needs.mayBeMet(ByteKinds.in(Slice.latin1("a (level)")), 4)).isFalse();
  }

  @Test
  void saysNothingOfManyTests() {
    List<Requirement> many = Collections.nCopies(100, Requirement.oneByte(b -> b == '<'));
    assertThat(new LeastNeeds(many).areNone()).isTrue();
    assertThat(new LeastNeeds(many).mayBeMet(ByteKinds.in(Slice.latin1("a")), 1)).isTrue();
    assertThat(new LeastNeeds(List.of()).mayBeMet(ByteKinds.in(Slice.latin1("<")), 1)).isFalse();
  }

  private static Slice value(Random random) {
    StringBuilder value = new StringBuilder();
    int pieces = random.nextInt(8);
    for (int i = 0; i < pieces; i++) {
      int from = random.nextInt(BYTES.length());
      value.append(BYTES, from, Math.min(BYTES.length(), from + 1 + random.nextInt(8)));
    }
    return Slice.latin1(value.toString());
  }
}
