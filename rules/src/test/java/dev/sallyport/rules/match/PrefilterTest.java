package dev.sallyport.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One pass must find what looking for each text on its own finds, wherever it stands. */
class PrefilterTest {
  private static final long SEED = 20_261;
  private static final String LETTERS = "abcdeXYZ <>/_@`[{\u00e4";

  @ParameterizedTest
  @CsvSource({"40, 3, 30", "40, 4, 12", "40, 11, 40", "3000, 3, 30", "1, 23, 23"})
  void findsEachTextAtEachPlace(int count, int shortest, int longest) {
    Random random = new Random(SEED);
    List<Requirement> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = shortest + random.nextInt(longest - shortest + 1);
      texts.add(new Requirement(List.of(text(random, length)), 0, List.of(), 0));
    }
    BitSet all = new BitSet();
    all.set(0, count);
    Prefilter prefilter = new Prefilter(texts, all);
    int found = 0;
    for (int round = 0; round < 3000; round++) {
      Slice value = value(random, texts);
      Candidates candidates = prefilter.candidates(value);
      for (int test = 0; test < count; test++) {
        boolean stands = stands(texts.get(test).texts().getFirst(), value);
        assertThat(candidates.has(test)).as("%s in %s", texts.get(test), value).isEqualTo(stands);
        found += stands ? 1 : 0;
      }
    }
    assertThat(found).isGreaterThan(500);
  }

  @Test
  void saysOnlyWhatItWasMadeFor() {
    List<Requirement> texts =
        List.of(
            Requirement.oneOf(List.of(Slice.latin1("first"))),
            Requirement.oneOf(List.of(Slice.latin1("second"))));
    BitSet second = new BitSet();
    second.set(1);
    Candidates candidates =
        new Prefilter(texts, second).candidates(Slice.latin1("the First and the SECOND"));
    assertThat(candidates.has(0)).isFalse();
    assertThat(candidates.has(1)).isTrue();
  }

  private static Slice text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return Slice.latin1(text.toString().toLowerCase(Locale.ROOT));
  }

  /** A text in some case, or a piece of it, within others, as part of a larger array. */
  private static Slice value(Random random, List<Requirement> texts) {
    String text = texts.get(random.nextInt(texts.size())).texts().getFirst().toString();
    String part = random.nextInt(4) == 0 ? text.substring(random.nextInt(text.length())) : text;
    String cased = random.nextBoolean() ? part.toUpperCase(Locale.ROOT) : part;
    // The sharp s and the like have no upper case of one byte.
    String some = cased.length() == part.length() ? cased : part;
    String front = text(random, random.nextInt(12)).toString();
    String whole = front + some + text(random, random.nextInt(12)) + text;
    int behind = text.length();
    int before = random.nextInt(front.length() + 1);
    byte[] array = Slice.latin1(whole).copy();
    return new Slice(array, before, array.length - behind);
  }

  private static boolean stands(Slice text, Slice value) {
    for (int at = 0; at + text.length() <= value.length(); at++) {
      if (lower(value.slice(at, at + text.length())).equals(text)) {
        return true;
      }
    }
    return false;
  }

  private static Slice lower(Slice slice) {
    byte[] bytes = slice.copy();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Ascii.lower(bytes[i] & 0xff);
    }
    return Slice.of(bytes);
  }
}
