package dev.sallyport.rules.match;

/**
 * What a prefilter found out about one value: the kinds of its bytes, and which of the tests may
 * match it. Immutable.
 */
public final class Candidates {
  private final Prefilter by;
  private final long kinds;
  private final long[] bits;

  Candidates(Prefilter by, long kinds, long[] bits) {
    this.by = by;
    this.kinds = kinds;
    this.bits = bits;
  }

  /** Whether it was this prefilter that found them out. */
  public boolean by(Prefilter prefilter) {
    return by == prefilter;
  }

  /** The kinds of bytes that the value holds. */
  public long kinds() {
    return kinds;
  }

  /** Whether the test may match; where not, it does not. */
  public boolean has(int test) {
    return (bits[test >> 6] >>> test & 1) != 0;
  }

  /** Adds the tests that may match to a set of tests. */
  public void addTo(long[] tests) {
    for (int i = 0; i < bits.length; i++) {
      tests[i] |= bits[i];
    }
  }
}
