package dev.sallyport.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The patterns of the Core Rule Set on the texts of its tests, against the platform's matcher: yes
 * or no, and the captures. Runs every n-th text; {@code -Dsallyport.everyText=1} all.
 */
class CrsDifferentialTest {
  private static final int EVERY = Integer.getInteger("sallyport.everyText", 40);

  @ParameterizedTest
  @ValueSource(strings = {"4.28.0", "3.3.10"})
  void answersAsThePlatformsMatcherDoes(String release) throws BadPattern {
    Map<String, String> patterns = CrsMaterial.patterns(release);
    List<String> texts = CrsMaterial.texts(release);
    List<String> differences = new ArrayList<>();
    long pairs = 0;
    long gaveUp = 0;
    long exhausted = 0;
    for (Map.Entry<String, String> entry : patterns.entrySet()) {
      JavaPattern reference = reference(entry.getValue());
      if (reference == null) {
        continue;
      }
      Matcher matcher =
          Patterns.compile(
              entry.getValue(), Patterns.Option.DOT_ALL, Patterns.Option.DOLLAR_END_ONLY);
      for (int i = 0; i < texts.size(); i += EVERY) {
        List<String> wanted = reference.find(texts.get(i));
        pairs++;
        if (wanted == null) {
          gaveUp++;
          continue;
        }
        try {
          List<String> got = find(matcher, texts.get(i), wanted.size());
          if (!got.equals(wanted.subList(0, Math.min(wanted.size(), Match.MOST_GROUPS)))) {
            differences.add(entry.getKey() + " on <" + texts.get(i) + ">: " + wanted + got);
          }
        } catch (BudgetExhausted e) {
          exhausted++;
        }
      }
    }
    System.out.printf(
        "%s: %d patterns, %d pairs, reference gave up %d, exhausted %d%n",
        release, patterns.size(), pairs, gaveUp, exhausted);
    assertThat(differences).isEmpty();
  }

  private static @Nullable JavaPattern reference(String pattern) {
    try {
      return new JavaPattern(pattern);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  private static List<String> find(Matcher matcher, String text, int groups) {
    Slice value = Slice.latin1(text);
    Match match = matcher.find(value, 0);
    List<String> got = new ArrayList<>();
    if (match != null) {
      for (int g = 0; g < Math.min(groups, Match.MOST_GROUPS); g++) {
        got.add(match.group(g).toString());
      }
    }
    if (matcher.matches(value) != (match != null)) {
      got.add("matches and find differ");
    }
    return got;
  }
}
