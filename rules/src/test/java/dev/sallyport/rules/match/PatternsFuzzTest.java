package dev.sallyport.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Patterns.Option;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Any pattern is refused or compiled; both matchers give one answer; what a pattern matches holds
 * what the pattern is said to require.
 */
class PatternsFuzzTest {
  private static final long STEPS = 300_000;

  @FuzzTest(maxDuration = "90s")
  void bothMatchersAgree(FuzzedDataProvider data) {
    String pattern = latin1(data.consumeBytes(60));
    compare(pattern, Slice.of(data.consumeRemainingAsBytes()));
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Whether both matchers could run it to the end. */
  private static boolean compare(String pattern, Slice value) {
    try {
      PatternParser.Parsed parsed =
          Patterns.parse(pattern, Set.of(Option.DOT_ALL, Option.DOLLAR_END_ONLY));
      Match wanted = new Backtracker(Compiler.forBacktracking(parsed)).find(value, 0, STEPS);
      assertThat(wanted == null || isCandidate(parsed, value))
          .as("requirement of %s on %s", pattern, value)
          .isTrue();
      Program program = Compiler.forAutomaton(parsed);
      if (program == null) {
        return false;
      }
      LinearMatcher automaton = new LinearMatcher(parsed.root(), program);
      assertThat(automaton.matches(value)).as("%s on %s", pattern, value).isEqualTo(wanted != null);
      Match got = automaton.find(value, 0);
      assertThat(got == null ? "none" : text(got))
          .as("%s on %s", pattern, value)
          .isEqualTo(wanted == null ? "none" : text(wanted));
      return true;
    } catch (BadPattern | BudgetExhausted e) {
      return false;
    }
  }

  private static boolean isCandidate(PatternParser.Parsed parsed, Slice value) {
    Requirement requirement = RequirementReader.of(parsed.root());
    return new Prefilter(List.of(requirement), BitSet.valueOf(new long[] {1}))
        .candidates(value)
        .has(0);
  }

  private static String text(Match match) {
    StringBuilder text = new StringBuilder(match.start() + " to " + match.end());
    for (int g = 1; g < match.groupCount(); g++) {
      text.append(", ").append(match.group(g));
    }
    return text.toString();
  }

  @Test
  void bothMatchersAgreeOnManyRandomPatterns() {
    Random random = new Random(20250118);
    String[] parts = {
      "a", "b", "[ab]", "[^a]", ".", "(", "(", ")", ")", "|", "*", "+", "?", "*?", "+?", "{2}",
      "{1,3}", "{0,2}?", "^", "$", "\\b", "\\B", "(?:", "\\w", "\\s", "(?i)", "(?m)", "c", "(?:a|)",
      "abc", "bca"
    };
    int compared = 0;
    for (int i = 0; i < 60_000; i++) {
      StringBuilder pattern = new StringBuilder();
      for (int n = random.nextInt(10) + 1; n > 0; n--) {
        pattern.append(parts[random.nextInt(parts.length)]);
      }
      byte[] value = new byte[random.nextInt(12)];
      for (int b = 0; b < value.length; b++) {
        value[b] = (byte) "aabbcA \n".charAt(random.nextInt(8));
      }
      compared += compare(pattern.toString(), Slice.of(value)) ? 1 : 0;
    }
    assertThat(compared).isGreaterThan(10_000);
  }
}
