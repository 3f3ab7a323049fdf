package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.ByteKinds;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a value must hold, whatever else, for any of some tests to match it: enough bytes, and of
 * certain kinds. Needs no look at the bytes, so it tells of a value that is not made yet.
 * Immutable.
 */
public final class LeastNeeds {
  private static final int MOST_TESTS = 24;
  private static final int MOST_TEXTS = 32;

  private final Need[] needs;
  private final boolean none;

  /** What one test needs. */
  private static final class Need {
    /** Groups of kinds, from each of which one is needed. */
    private final long[] each;

    /** The kinds of each of its texts, of which one must be there whole. */
    private final long[] texts;

    /** Kinds of which one will do where no text is there. */
    private final long instead;

    private final int minBytes;

    Need(Requirement requirement) {
      each = requirement.each().stream().mapToLong(Long::longValue).toArray();
      texts = fewest(requirement.texts().stream().mapToLong(ByteKinds::in).distinct().toArray());
      instead = requirement.instead();
      minBytes = requirement.minBytes();
    }

    /** Without those of which another one is a part; no need at all where there are too many. */
    private static long[] fewest(long[] texts) {
      long[] fewest =
          LongStream.of(texts)
              .filter(text -> LongStream.of(texts).noneMatch(t -> t != text && (t & text) == t))
              .toArray();
      return fewest.length > MOST_TEXTS ? new long[1] : fewest;
    }

    boolean mayBeMet(long kinds, int bytes) {
      if (bytes < minBytes) {
        return false;
      }
      for (long group : each) {
        if ((kinds & group) == 0) {
          return false;
        }
      }
      if ((kinds & instead) != 0) {
        return true;
      }
      for (long text : texts) {
        if ((kinds & text) == text) {
          return true;
        }
      }
      return false;
    }
  }

  /** Of many tests nothing is told. */
  public LeastNeeds(List<Requirement> tests) {
    none = tests.size() > MOST_TESTS;
    needs = none ? new Need[0] : tests.stream().map(Need::new).toArray(Need[]::new);
  }

  /** Whether any value will do. */
  public boolean areNone() {
    return none;
  }

  /** Whether any of the tests may match a value of at most so many bytes of these kinds. */
  public boolean mayBeMet(long kinds, int mostBytes) {
    for (Need need : needs) {
      if (need.mayBeMet(kinds, mostBytes)) {
        return true;
      }
    }
    return none;
  }
}
