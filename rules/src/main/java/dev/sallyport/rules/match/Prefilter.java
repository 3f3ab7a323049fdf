package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out in one pass over a value which of many tests may match it, by their requirements. Texts
 * are looked for without regard to case, so that a value and the same in lower case have the same
 * candidates. Immutable.
 */
public final class Prefilter {
  private final TextTable texts;

  /** The number of a text to the tests that it is one of the texts for. */
  private final int[][] owners;

  private final KindTests tests;
  private final int words;

  public Prefilter(List<Requirement> requirements) {
    Map<Slice, List<Integer>> byText = new LinkedHashMap<>();
    for (int test = 0; test < requirements.size(); test++) {
      for (Slice text : requirements.get(test).texts()) {
        byText.computeIfAbsent(text, t -> new ArrayList<>(1)).add(test);
      }
    }
    texts = new TextTable(List.copyOf(byText.keySet()));
    owners =
        byText.values().stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    tests = new KindTests(requirements);
    words = (requirements.size() + 63) / 64;
  }

  /** How many longs a set of tests takes. */
  public int words() {
    return words;
  }

  /** In time linear in the value's length. */
  public Candidates candidates(Slice value) {
    byte[] array = value.array();
    int from = value.from();
    long kinds = ByteKinds.ANY;
    int hash = 0;
    Sighting sighting = null;
    for (int i = from; i < value.to(); i++) {
      int b = array[i] & 0xff;
      kinds |= ByteKinds.of(b);
      hash = TextTable.next(hash, b);
      if (texts.mayKnow(hash)) {
        sighting = sighting == null ? new Sighting() : sighting;
        texts.find(value, i - from + 1, hash, sighting);
      }
    }
    return new Candidates(
        kinds, tests.pass(kinds, value.length(), sighting == null ? null : sighting.bits));
  }

  /** The tests one of whose texts was seen. */
  private final class Sighting implements TextTable.Found {
    private final long[] bits = new long[words];

    @Override
    public void text(int number) {
      for (int test : owners[number]) {
        bits[test >> 6] |= 1L << test;
      }
    }
  }
}
