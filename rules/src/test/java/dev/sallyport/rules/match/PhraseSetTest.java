package dev.sallyport.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PhraseSetTest {
  private static @Nullable String find(String text, String... phrases) {
    List<Slice> slices = new ArrayList<>();
    for (String phrase : phrases) {
      slices.add(Slice.latin1(phrase));
    }
    Slice found = new PhraseSet(slices).find(Slice.latin1(text));
    return found == null ? null : found.toString();
  }

  @Test
  void answersThePhraseThatEndsFirst() {
    assertThat(find("xushersx", "he", "she", "his", "hers")).isEqualTo("she");
    assertThat(find("ABCD", "bcd", "ab")).isEqualTo("AB");
    assertThat(find("abc", "abcd", "bd")).isNull();
    assertThat(find("aab\u00ff\u0000", "\u00ff\u0000")).isEqualTo("\u00ff\u0000");
  }

  @Test
  void withoutPhrasesNothingIsFound() {
    assertThat(find("abc")).isNull();
    assertThat(find("abc", "")).isNull();
  }

  @Test
  void findsWhatALoopOverAllPhrasesFinds() {
    Random random = new Random(20250119);
    for (int i = 0; i < 20_000; i++) {
      String[] phrases = new String[random.nextInt(6) + 1];
      for (int p = 0; p < phrases.length; p++) {
        phrases[p] = text(random, random.nextInt(4) + 1);
      }
      String text = text(random, random.nextInt(12));
      assertThat(find(text, phrases))
          .as("%s in %s", List.of(phrases), text)
          .isEqualTo(firstEnding(text, phrases));
    }
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("abAc".charAt(random.nextInt(4)));
    }
    return text.toString();
  }

  private static @Nullable String firstEnding(String text, String... phrases) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int end = 1; end <= text.length(); end++) {
      int longest = 0;
      for (String phrase : phrases) {
        boolean here = lower.substring(0, end).endsWith(phrase.toLowerCase(Locale.ROOT));
        longest = here ? Math.max(longest, phrase.length()) : longest;
      }
      if (longest > 0) {
        return text.substring(end - longest, end);
      }
    }
    return null;
  }

  @Test
  void literalFindsWhatIndexOfFinds() {
    Random random = new Random(20250120);
    for (int i = 0; i < 20_000; i++) {
      String wanted = text(random, random.nextInt(5));
      String text = text(random, random.nextInt(14));
      int from = random.nextInt(text.length() + 1);
      assertThat(new Literal(Slice.latin1(wanted)).find(Slice.latin1(text), from))
          .as("%s in %s from %d", wanted, text, from)
          .isEqualTo(text.indexOf(wanted, from));
    }
  }
}
