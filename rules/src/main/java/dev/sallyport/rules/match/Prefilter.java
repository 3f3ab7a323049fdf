package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.GramTable.Shape;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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
  private static final VarHandle WINDOW =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int WINDOW_BYTES = 8;

  /** How many places one round of the pass looks at; long texts are found at one of so many. */
  private static final int STRIDE = 4;

  private static final int LONG_TEXT = WINDOW_BYTES + STRIDE - 1;

  /** How many places lie between those where texts of middle length are looked for. */
  private static final int STEP = 2;

  private static final int MIDDLE_TEXT = 4 + STEP - 1;

  /** Up to so many texts that are not long share one table. */
  private static final int FEW = 1000;

  /** Short texts, looked for at every place. */
  private final GramTable each;

  /** Texts of middle length, looked for at every second place. */
  private final GramTable second;

  /** Long texts, looked for at every fourth place. */
  private final GramTable fourth;

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
    boolean few = all.stream().filter(text -> text.length() < LONG_TEXT).count() <= FEW;
    int middle = few ? LONG_TEXT : MIDDLE_TEXT;
    boolean three = all.stream().anyMatch(text -> text.length() == 3);
    each = new GramTable(all, new Shape(three ? 3 : 4, 1, 3, middle - 1));
    second = new GramTable(all, new Shape(4, STEP, middle, LONG_TEXT - 1));
    fourth = new GramTable(all, new Shape(WINDOW_BYTES, STRIDE, LONG_TEXT, Integer.MAX_VALUE));
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
    long kinds = ByteKinds.in(value);
    long[] seen = null;
    if (!second.isEmpty()) {
      seen = amongMany(value);
    } else if (!each.isEmpty()) {
      seen = amongFew(value);
    } else if (!fourth.isEmpty()) {
      seen = amongLong(value);
    }
    return new Candidates(this, kinds, tests.pass(kinds, value.length(), seen));
  }

  private long @Nullable [] amongMany(Slice value) {
    byte[] array = value.array();
    byte[] marks = each.marks;
    byte[] marks2 = second.marks;
    long[] known = fourth.known;
    int mask = each.markMask;
    int markShift = each.markShift;
    int markShift2 = second.markShift;
    int shift = fourth.shift;
    long[] seen = null;
    int at = value.from();
    for (; at + WINDOW_BYTES <= value.to(); at += STRIDE) {
      long window = (long) WINDOW.get(array, at) | GramTable.FOLD;
      int hit =
          marks[GramTable.mark((int) window & mask, markShift)]
              | marks[GramTable.mark((int) (window >>> 8) & mask, markShift)] << 1
              | marks[GramTable.mark((int) (window >>> 16) & mask, markShift)] << 2
              | marks[GramTable.mark((int) (window >>> 24) & mask, markShift)] << 3
              | marks2[GramTable.mark((int) window, markShift2)] << STRIDE
              | marks2[GramTable.mark((int) (window >>> 16), markShift2)] << STRIDE + 2
              | ((int) GramTable.bit(known, shift, window) & 1) << 2 * STRIDE;
      if (hit != 0) {
        seen = looked(hit, window, value, at - value.from(), seen);
      }
    }
    return rest(value, at, seen);
  }

  /** The same where no text is of middle length. */
  private long @Nullable [] amongFew(Slice value) {
    byte[] array = value.array();
    byte[] marks = each.marks;
    long[] known = fourth.known;
    int mask = each.markMask;
    int markShift = each.markShift;
    int shift = fourth.shift;
    long[] seen = null;
    int at = value.from();
    for (; at + WINDOW_BYTES <= value.to(); at += STRIDE) {
      long window = (long) WINDOW.get(array, at) | GramTable.FOLD;
      int hit =
          marks[GramTable.mark((int) window & mask, markShift)]
              | marks[GramTable.mark((int) (window >>> 8) & mask, markShift)] << 1
              | marks[GramTable.mark((int) (window >>> 16) & mask, markShift)] << 2
              | marks[GramTable.mark((int) (window >>> 24) & mask, markShift)] << 3
              | ((int) GramTable.bit(known, shift, window) & 1) << 2 * STRIDE;
      if (hit != 0) {
        seen = looked(hit, window, value, at - value.from(), seen);
      }
    }
    return rest(value, at, seen);
  }

  /** The same where all texts are long. */
  private long @Nullable [] amongLong(Slice value) {
    byte[] array = value.array();
    long[] known = fourth.known;
    int shift = fourth.shift;
    long[] seen = null;
    for (int at = value.from(); at + WINDOW_BYTES <= value.to(); at += STRIDE) {
      long window = (long) WINDOW.get(array, at) | GramTable.FOLD;
      if ((GramTable.bit(known, shift, window) & 1) != 0) {
        seen = look(fourth, window, value, at - value.from(), seen);
      }
    }
    return seen;
  }

  /**
   * Looks where {@code hits} has a bit: one for each place of {@link #each}, then of {@link
   * #second}, then one for {@link #fourth}.
   */
  private long @Nullable [] looked(
      int hits, long window, Slice value, int at, long @Nullable [] seen) {
    long[] found = seen;
    for (int left = hits; left != 0; left &= left - 1) {
      int bit = Integer.numberOfTrailingZeros(left);
      GramTable table = bit < STRIDE ? each : bit < 2 * STRIDE ? second : fourth;
      int place = bit % STRIDE;
      found = look(table, window >>> 8 * place, value, at + place, found);
    }
    return found;
  }

  /** Looks at the last places, behind which there are fewer bytes than a window has. */
  private long @Nullable [] rest(Slice value, int from, long @Nullable [] seen) {
    long[] found = seen;
    long window = last(value, from);
    for (int at = from - value.from(); at + 3 <= value.length(); at++) {
      found = look(each, window, value, at, found);
      found = look(second, window, value, at, found);
      window >>>= 8;
    }
    return found;
  }

  /** The bytes from {@code from} to the value's end, fewer than a window has, folded. */
  private static long last(Slice value, int from) {
    int left = value.to() - from;
    if (value.to() >= WINDOW_BYTES && left > 0) {
      long window = (long) WINDOW.get(value.array(), value.to() - WINDOW_BYTES);
      return (window | GramTable.FOLD) >>> 8 * (WINDOW_BYTES - left);
    }
    long window = 0;
    for (int i = value.to() - 1; i >= from; i--) {
      window = window << 8 | value.array()[i] & 0xff | GramTable.FOLD & 0xff;
    }
    return window;
  }

  /** Adds to {@code seen} the tests whose texts have their gram at {@code at}. */
  private long @Nullable [] look(
      GramTable table, long window, Slice value, int at, long @Nullable [] seen) {
    if (!table.mayKnow(window)) {
      return seen;
    }
    long[] found = seen;
    for (int entry = table.first(window); entry < table.behind(window); entry++) {
      if (table.stands(entry, window, value, at)) {
        found = found == null ? new long[words] : found;
        for (int test : owners[table.number(entry)]) {
          found[test >> 6] |= 1L << test;
        }
      }
    }
    return found;
  }
}
