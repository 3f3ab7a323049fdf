package dev.sallyport.rules.injection;

import dev.sallyport.rules.bytes.Slice;

/**
 * Searches a slice and counts the bytes it looked at, so that a test can hold a tokeniser to linear
 * work. A search that finds nothing answers the length.
 */
public final class ByteScan {
  /** What stands beyond the last byte. */
  public static final int END = -1;

  private final Slice text;
  private final int length;
  private long work;

  public ByteScan(Slice text) {
    this.text = text;
    this.length = text.length();
  }

  public int length() {
    return length;
  }

  /** The byte at {@code index}, or {@link #END} beyond the last. */
  public int at(int index) {
    return index < length ? text.at(index) : END;
  }

  /** The bytes looked at by the searches so far. */
  public long work() {
    return work;
  }

  /** The first {@code b} at or after {@code from}. */
  public int find(int b, int from) {
    return find(b, from, length);
  }

  /** The first {@code b} in {@code from} to {@code to}; or {@code to}. */
  public int find(int b, int from, int to) {
    int i = from;
    while (i < to && text.at(i) != b) {
      i++;
    }
    return looked(from, i);
  }

  /**
   * The first {@code a} with {@code b} behind it, both in {@code from} to {@code to}; or {@code
   * to}.
   */
  public int findPair(int a, int b, int from, int to) {
    int i = from;
    while (i + 1 < to && (text.at(i) != a || text.at(i + 1) != b)) {
      i++;
    }
    looked(from, i);
    return i + 1 < to ? i : to;
  }

  /** The first byte of {@code set} at or after {@code from}. */
  public int until(ByteSet set, int from) {
    int i = from;
    while (i < length && !set.has(text.at(i))) {
      i++;
    }
    return looked(from, i);
  }

  /** The first byte outside {@code set} at or after {@code from}. */
  public int skip(ByteSet set, int from) {
    int i = from;
    while (i < length && set.has(text.at(i))) {
      i++;
    }
    return looked(from, i);
  }

  /** Whether {@code upper} stands at {@code from} in either case. */
  public boolean startsWith(String upper, int from) {
    for (int i = 0; i < upper.length(); i++) {
      if (upper(at(from + i)) != upper.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The byte with ASCII letters in upper case. */
  public static int upper(int b) {
    return b >= 'a' && b <= 'z' ? b - 32 : b;
  }

  private int looked(int from, int to) {
    work += Math.max(to - from, 0) + 1;
    return to;
  }
}
