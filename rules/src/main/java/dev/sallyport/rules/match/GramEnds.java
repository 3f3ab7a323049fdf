package dev.sallyport.rules.match;

/**
 * The last three bytes of many grams, as a set of bits by their hash: at most places of a value it
 * says that no gram ends there. Immutable.
 */
final class GramEnds {
  private static final int LEAST_BITS = 10;
  private static final int MOST_BITS = 18;
  private static final int BITS_PER_END = 16;
  private static final int HASH = 0x9e3779b1;

  final int shift;
  final long[] known;

  /** {@code ends}: three bytes each, as a number below 2^24. */
  GramEnds(int[]... ends) {
    int count = 0;
    for (int[] some : ends) {
      count += some.length;
    }
    int bits = 32 - Integer.numberOfLeadingZeros(count * BITS_PER_END);
    shift = 32 - Math.clamp(bits, LEAST_BITS, MOST_BITS);
    known = new long[1 << 32 - shift - 6];
    for (int[] some : ends) {
      for (int end : some) {
        int hash = end * HASH >>> shift;
        known[hash >>> 6] |= 1L << hash;
      }
    }
  }

  /**
   * Whether a gram may end where {@code last} are the last four bytes; the two fields are given so
   * that a loop keeps them at hand.
   */
  static boolean has(long[] known, int shift, int last) {
    int hash = (last & 0xffffff) * HASH >>> shift;
    return (known[hash >>> 6] >>> hash & 1) != 0;
  }
}
