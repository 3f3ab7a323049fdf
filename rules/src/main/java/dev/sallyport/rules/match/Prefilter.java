package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out in one pass over a value which of many tests may match it, by their requirements. Texts
 * are looked for without regard to case, so that a value and the same in lower case have the same
 * candidates. Immutable.
 */
public final class Prefilter {
  private final GramTable shortTexts;
  private final GramTable texts;
  private final GramEnds ends;

  /** The number of a text to the tests that it is one of the texts for. */
  private final int[][] owners;

  private final KindTests tests;
  private final int words;

  /** Of all tests, which are numbered as their requirements are; finds only those in {@code of}. */
  public Prefilter(List<Requirement> requirements, BitSet of) {
    Map<Slice, List<Integer>> byText = new LinkedHashMap<>();
    for (int test = of.nextSetBit(0); test >= 0; test = of.nextSetBit(test + 1)) {
      for (Slice text : requirements.get(test).texts()) {
        byText.computeIfAbsent(text, t -> new ArrayList<>(1)).add(test);
      }
    }
    List<Slice> all = List.copyOf(byText.keySet());
    shortTexts = new GramTable(all, 3, 3, 3);
    texts = new GramTable(all, 4, 4, Integer.MAX_VALUE);
    ends = new GramEnds(shortTexts.ends(), texts.ends());
    owners =
        byText.values().stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    tests = new KindTests(requirements, of);
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
    int last = 0;
    long[] seen = null;
    int to = value.to();
    long[] known = ends.known;
    int shift = ends.shift;
    for (int i = from; i < to; i++) {
      int b = array[i] & 0xff;
      kinds |= ByteKinds.of(b);
      last = GramTable.next(last, b);
      if (GramEnds.has(known, shift, last)) {
        seen = look(texts, last, value, i - from + 1, seen);
        seen = look(shortTexts, last, value, i - from + 1, seen);
      }
    }
    return new Candidates(this, kinds, tests.pass(kinds, value.length(), seen));
  }

  /** Adds to {@code seen} the tests whose texts have their gram before {@code end}. */
  private long @Nullable [] look(
      GramTable table, int last, Slice value, int end, long @Nullable [] seen) {
    if (!table.mayKnow(last)) {
      return seen;
    }
    long[] found = seen;
    for (int entry = table.first(last); entry < table.behind(last); entry++) {
      if (table.stands(entry, last, value, end)) {
        found = found == null ? new long[words] : found;
        for (int test : owners[table.number(entry)]) {
          found[test >> 6] |= 1L << test;
        }
      }
    }
    return found;
  }
}
