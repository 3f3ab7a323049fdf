package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.ByteKinds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells from the kinds of bytes and the length of a value which tests may match it. Immutable. */
final class KindTests {
  private static final int KINDS = 64;
  private static final int MOST_GROUPS = 4;
  private static final int LONG = 64;

  /** For each test {@link #MOST_GROUPS} groups of kinds, from each of which one is wanted. */
  private final long[] groups;

  private final int[] minBytes;

  /** A kind to the tests for which kinds alone may do, and whose rarest group has it. */
  private final int[][] byKind;

  /** The kinds for which there are such tests. */
  private final long asked;

  /** A length, or {@link #LONG}, to the tests that want no more than so many bytes. */
  private final long[][] byLength = new long[LONG + 1][];

  KindTests(List<Requirement> requirements, BitSet of) {
    int count = requirements.size();
    groups = new long[count * MOST_GROUPS];
    minBytes = requirements.stream().mapToInt(Requirement::minBytes).toArray();
    for (int length = 0; length <= LONG; length++) {
      byLength[length] = new long[(count + 63) / 64];
    }
    List<List<Integer>> lists = new ArrayList<>();
    for (int kind = 0; kind < KINDS; kind++) {
      lists.add(new ArrayList<>());
    }
    for (int test = of.nextSetBit(0); test >= 0; test = of.nextSetBit(test + 1)) {
      Requirement requirement = requirements.get(test);
      long rarest = groups(test, requirement);
      if (rarest == ByteKinds.ANY && requirement.minBytes() <= LONG) {
        for (int length = requirement.minBytes(); length <= LONG; length++) {
          byLength[length][test >> 6] |= 1L << test;
        }
      } else if (requirement.instead() != 0) {
        for (long left = rarest; left != 0; left &= left - 1) {
          lists.get(Long.numberOfTrailingZeros(left)).add(test);
        }
      }
    }
    long kinds = 0;
    for (int kind = 0; kind < KINDS; kind++) {
      kinds |= lists.get(kind).isEmpty() ? 0 : 1L << kind;
    }
    asked = kinds;
    byKind =
        lists.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  /** Fills in the groups of a test; the first is only looked at where no text was seen. */
  private long groups(int test, Requirement requirement) {
    long rarest = requirement.instead();
    groups[test * MOST_GROUPS] = requirement.instead();
    for (int i = 1; i < MOST_GROUPS; i++) {
      boolean given = i <= requirement.each().size();
      long group = given ? requirement.each().get(i - 1) : ByteKinds.ANY;
      groups[test * MOST_GROUPS + i] = group;
      rarest = ByteFrequencies.of(group) < ByteFrequencies.of(rarest) ? group : rarest;
    }
    return rarest;
  }

  /** The set of tests that may match; {@code seen}: those with a text in the value, taken over. */
  long[] pass(long kinds, int length, long @Nullable [] seen) {
    long[] free = byLength[Math.min(length, LONG)];
    long[] passed = seen;
    if (seen != null) {
      takeOut(seen, kinds, length);
      for (int i = 0; i < seen.length; i++) {
        seen[i] |= free[i];
      }
    }
    for (long left = kinds & asked; left != 0; left &= left - 1) {
      for (int test : byKind[Long.numberOfTrailingZeros(left)]) {
        if ((kinds & groups[test * MOST_GROUPS]) != 0 && holds(test, kinds, length)) {
          passed = passed == null ? free.clone() : passed;
          passed[test >> 6] |= 1L << test;
        }
      }
    }
    return passed == null ? free : passed;
  }

  private void takeOut(long[] seen, long kinds, int length) {
    for (int word = 0; word < seen.length; word++) {
      for (long left = seen[word]; left != 0; left &= left - 1) {
        int test = (word << 6) + Long.numberOfTrailingZeros(left);
        if (!holds(test, kinds, length)) {
          seen[word] &= ~(1L << test);
        }
      }
    }
  }

  private boolean holds(int test, long kinds, int length) {
    int at = test * MOST_GROUPS;
    return (kinds & groups[at + 1]) != 0
        && (kinds & groups[at + 2]) != 0
        && (kinds & groups[at + 3]) != 0
        && length >= minBytes[test];
  }
}
