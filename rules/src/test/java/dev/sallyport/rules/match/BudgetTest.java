package dev.sallyport.rules.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.rules.bytes.Slice;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hostile values cost: counted in steps and states, not in time. */
class BudgetTest {
  private static final int STEPS_ENOUGH_FOR_NONE = 2_000_000;

  /** The value that makes backtracking matchers slow on rule 941340. */
  private static Slice quotesAndWords(int length) {
    return Slice.latin1("\". word ".repeat(length / 8 + 1).substring(0, length));
  }

  @ParameterizedTest
  @ValueSource(ints = {2_100, 100_000})
  void rule941340IsAnsweredByAnAutomaton(int length) throws BadPattern {
    Matcher matcher =
        Patterns.compile(
            CrsMaterial.pattern("4.28.0", "941340"),
            Patterns.Option.DOT_ALL,
            Patterns.Option.DOLLAR_END_ONLY);
    Slice value = quotesAndWords(length);
    assertThat(matcher.linear()).isTrue();
    assertThat(matcher.matches(value)).isFalse();
    assertThat(matcher.find(value, 0)).isNull();
  }

  @Test
  void theSameValueIsTooMuchForBacktracking() throws BadPattern {
    PatternParser.Parsed pattern =
        Patterns.parse(CrsMaterial.pattern("4.28.0", "941340"), Set.of(Patterns.Option.DOT_ALL));
    Backtracker backtracker = new Backtracker(Compiler.forBacktracking(pattern));
    Slice value = quotesAndWords(2_100);
    assertThatThrownBy(() -> backtracker.find(value, 0, STEPS_ENOUGH_FOR_NONE))
        .isInstanceOf(BudgetExhausted.class)
        .hasMessageContaining("2100 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?=(a+)+$)(a|a)*b", "(a*)*\\1c", "(?>a*)*+b(?!c)|(?:a|aa)+(?!a)$x"})
  void backtrackingEndsWithTheBudget(String pattern) throws BadPattern {
    Matcher matcher = Patterns.compile(pattern);
    assertThat(matcher.linear()).isFalse();
    Slice value = Slice.latin1("a".repeat(5_000));
    try {
      assertThat(matcher.matches(value)).isFalse();
    } catch (BudgetExhausted e) {
      assertThat(e).hasMessageContaining("5000 bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a|aa)+\\z",
        "(a+)+b",
        "(.*a){20}",
        "(x+x+)+y",
        "(?m)(^|a|x$)+z",
        "(a?){30}a{30}",
        "a{1,200}b"
      })
  void anAutomatonMakesAtMostOneStateAByte(String pattern) throws BadPattern {
    Dfa dfa =
        new Dfa(Objects.requireNonNull(Compiler.forAutomaton(Patterns.parse(pattern, Set.of()))));
    Slice value = Slice.latin1("a".repeat(20_000) + "x".repeat(20_000) + "!");
    assertThat(dfa.matches(value, 0)).isEqualTo(dfa.matches(value, 0));
    assertThat(dfa.cacheBytes()).isLessThan(2 * Dfa.LARGEST_CACHE_BYTES);
  }
}
