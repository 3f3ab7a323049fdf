package dev.sallyport.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An automaton that looks ahead must find what one finds that looks at each byte. */
class FirstPairsTest {
  private static final long SEED = 20_263;
  private static final String BYTES = "javexcption org.com at\n";

  @Test
  void findsThePlacesWhereAMatchMayBegin() throws BadPattern {
    FirstPairs first = firstPairs("ca[rt]s?\\.com");
    byte[] value = "a cat, two cats, cars.com".getBytes(StandardCharsets.ISO_8859_1);
    List<Integer> places = new ArrayList<>();
    for (int at = first.next(value, 0, value.length);
        at < value.length;
        at = first.next(value, at + 1, value.length)) {
      places.add(at);
    }
    assertThat(places).containsExactly(17);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a|bc", "x*", "[^a]b?", "^java", "[a-z]+exception"})
  void isNotThereWhereMatchesMayBeginNearlyEverywhere(String pattern) throws BadPattern {
    assertThat(plan(pattern).first()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\b(?:java[.a-z]+exception|at\\s+(?:org|com))\\b",
        "(?:org|com)\\.java",
        "(?m)^at\\s.*exception$",
        "javax?com|exx?it",
        "(?:java|exception){2}"
      })
  void findsWhatJavaFinds(String pattern) throws BadPattern {
    assertThat(plan(pattern).first()).isNotNull();
    Matcher matcher = Patterns.compile(pattern);
    java.util.regex.Pattern expected =
        java.util.regex.Pattern.compile(pattern, java.util.regex.Pattern.UNIX_LINES);
    Random random = new Random(SEED);
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      String value = value(random);
      boolean matches = expected.matcher(value).find();
      assertThat(matcher.matches(Slice.latin1(value)))
          .as("%s in %s", pattern, value)
          .isEqualTo(matches);
      found += matches ? 1 : 0;
    }
    assertThat(found).isGreaterThan(10);
  }

  @Test
  void findsAMatchBehindManyPlacesWhereOneMightBegin() throws BadPattern {
    Matcher matcher = Patterns.compile("\\bca[rt]s?\\.com\\z");
    String misses = "cat.co cars cat.".repeat(300);
    assertThat(plan("\\bca[rt]s?\\.com\\z").first()).isNotNull();
    assertThat(matcher.matches(Slice.latin1(misses))).isFalse();
    assertThat(matcher.matches(Slice.latin1(misses + " cats.com"))).isTrue();
    assertThat(matcher.matches(Slice.latin1(misses + "xcats.com"))).isFalse();
    assertThat(matcher.matches(Slice.latin1(misses + " cats.com "))).isFalse();
  }

  private static FirstPairs firstPairs(String pattern) throws BadPattern {
    return Objects.requireNonNull(plan(pattern).first());
  }

  private static DfaPlan plan(String pattern) throws BadPattern {
    Program program = Compiler.forAutomaton(Patterns.parse(pattern, Set.of()));
    return new DfaPlan(Objects.requireNonNull(program));
  }

  private static String value(Random random) {
    StringBuilder value = new StringBuilder();
    List<String> words = List.of("java", "exception", "org", "com", "at ", ".", "exit", "\n", " ");
    int pieces = random.nextInt(12);
    for (int i = 0; i < pieces; i++) {
      if (random.nextInt(3) > 0) {
        value.append(words.get(random.nextInt(words.size())));
      } else {
        value.append(BYTES.charAt(random.nextInt(BYTES.length())));
      }
    }
    return value.toString();
  }
}
