package dev.sallyport.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The patterns of the Core Rule Set on the texts of its tests, against the platform's matcher: yes
 * or no, and the captures. What matches was a candidate of one prefilter for all. Runs every n-th
 * text; {@code -Dsallyport.everyText=1} all, {@code -Dsallyport.seed} other mixtures.
 */
class CrsDifferentialTest {
  private static final long SEED = Long.getLong("sallyport.seed", 20250121);
  private static final int EVERY = Integer.getInteger("sallyport.everyText", 150);

  @ParameterizedTest
  @CsvSource({"4.28.0, 318, 318, 0", "3.3.10, 266, 252, 5"})
  void answersAsThePlatformsMatcherDoes(String release, int all, int compared, int backtracking)
      throws BadPattern {
    Map<String, String> patterns = CrsMaterial.patterns(release);
    List<String> texts = sample(CrsMaterial.texts(release));
    List<Candidates> candidates = candidates(patterns.values(), texts);
    List<String> differences = new ArrayList<>();
    int number = 0;
    int referenced = 0;
    int backtracked = 0;
    for (Map.Entry<String, String> entry : patterns.entrySet()) {
      Matcher matcher = compile(entry.getValue());
      backtracked += matcher.linear() ? 0 : 1;
      JavaPattern reference = reference(entry.getValue());
      if (reference != null) {
        referenced++;
        for (int t = 0; t < texts.size(); t++) {
          String text = texts.get(t);
          List<String> wanted = reference.find(text);
          if (wanted != null && !wanted.isEmpty() && !candidates.get(t).has(number)) {
            differences.add(entry.getKey() + " lacks as a candidate <" + text + ">");
          }
          if (wanted != null && !find(matcher, text, wanted.size()).equals(wanted)) {
            differences.add(entry.getKey() + " on <" + text + ">");
          }
        }
      }
      number++;
    }
    assertThat(patterns).hasSize(all);
    assertThat(referenced).isEqualTo(compared);
    assertThat(backtracked).isEqualTo(backtracking);
    assertThat(differences).isEmpty();
  }

  /** Every n-th text, and behind it the front of that one with the rear of some other. */
  private static List<String> sample(List<String> texts) {
    Random random = new Random(SEED);
    List<String> sample = new ArrayList<>();
    for (int i = 0; i < texts.size(); i += EVERY) {
      String text = texts.get(i);
      String other = texts.get(random.nextInt(texts.size()));
      sample.add(text);
      sample.add(
          text.substring(0, random.nextInt(text.length() + 1))
              + other.substring(random.nextInt(other.length() + 1)));
    }
    return sample;
  }

  private static List<Candidates> candidates(Collection<String> patterns, List<String> texts)
      throws BadPattern {
    List<Requirement> requirements = new ArrayList<>();
    for (String pattern : patterns) {
      requirements.add(compile(pattern).requirement());
    }
    BitSet all = new BitSet();
    all.set(0, requirements.size());
    Prefilter prefilter = new Prefilter(requirements, all);
    return texts.stream().map(text -> prefilter.candidates(Slice.latin1(text))).toList();
  }

  private static Matcher compile(String pattern) throws BadPattern {
    return Patterns.compile(pattern, Patterns.Option.DOT_ALL, Patterns.Option.DOLLAR_END_ONLY);
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
      for (int g = 0; g < groups; g++) {
        got.add(match.group(g).toString());
      }
    }
    if (matcher.matches(value) != (match != null)) {
      got.add("matches and find differ");
    }
    return got;
  }
}
