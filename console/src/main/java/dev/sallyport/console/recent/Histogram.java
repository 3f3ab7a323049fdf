package dev.sallyport.console.recent;

/** Durations in buckets of a quarter of a power of two: an error of at most a quarter. */
public final class Histogram {
  private static final int BUCKETS = 4 * 36;

  private final int[] counts = new int[BUCKETS];
  private long total;

  void add(long nanos) {
    counts[bucket(nanos / 1_000)]++;
    total++;
  }

  void add(Histogram other) {
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  public long total() {
    return total;
  }

  /**
   * The duration that this part of them does not exceed, in microseconds.
   *
   * @param part from 0 to 1
   */
  public long micros(double part) {
    long wanted = Math.max(1, (long) Math.ceil(total * part));
    long seen = 0;
    for (int i = 0; i < BUCKETS; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return upper(i);
      }
    }
    return 0;
  }

  private static int bucket(long micros) {
    if (micros < 4) {
      return (int) Math.max(0, micros);
    }
    int exponent = 63 - Long.numberOfLeadingZeros(micros);
    int quarter = (int) (micros >> exponent - 2) & 3;
    return Math.min(BUCKETS - 1, (exponent - 1) * 4 + quarter);
  }

  /** The least number of microseconds that is beyond the bucket. */
  private static long upper(int bucket) {
    return bucket < 4 ? bucket + 1 : (5L + bucket % 4) << bucket / 4 - 1;
  }
}
