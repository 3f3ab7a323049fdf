package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.ByteKinds;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells from the kinds of bytes and the length of a value which tests may match it. Immutable. */
final class KindTests {
  /** By test: the kinds that do instead of a text, and what else must be there. */
  private final long[] instead;

  private final long[] first;
  private final long[] second;
  private final long[] third;
  private final int[] minBytes;

  /** The tests for which kinds alone may do. */
  private final int[] withoutText;

  private final int words;

  KindTests(List<Requirement> requirements) {
    int count = requirements.size();
    instead = requirements.stream().mapToLong(Requirement::instead).toArray();
    first = group(requirements, 0);
    second = group(requirements, 1);
    third = group(requirements, 2);
    minBytes = requirements.stream().mapToInt(Requirement::minBytes).toArray();
    withoutText = IntStream.range(0, count).filter(test -> instead[test] != 0).toArray();
    words = (count + 63) / 64;
  }

  private static long[] group(List<Requirement> requirements, int index) {
    return requirements.stream()
        .mapToLong(r -> index < r.each().size() ? r.each().get(index) : ByteKinds.ANY)
        .toArray();
  }

  /** The set of tests that may match; {@code seen}: those with a text in the value, taken over. */
  long[] pass(long kinds, int length, long @Nullable [] seen) {
    long[] bits = seen == null ? new long[words] : seen;
    for (int word = 0; seen != null && word < words; word++) {
      for (long left = bits[word]; left != 0; left &= left - 1) {
        int test = (word << 6) + Long.numberOfTrailingZeros(left);
        if (!holds(test, kinds, length)) {
          bits[word] &= ~(1L << test);
        }
      }
    }
    for (int test : withoutText) {
      if ((kinds & instead[test]) != 0 && holds(test, kinds, length)) {
        bits[test >> 6] |= 1L << test;
      }
    }
    return bits;
  }

  private boolean holds(int test, long kinds, int length) {
    return (kinds & first[test]) != 0
        && (kinds & second[test]) != 0
        && (kinds & third[test]) != 0
        && length >= minBytes[test];
  }
}
