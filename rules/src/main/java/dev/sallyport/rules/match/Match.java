package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Slice;

/** Where a pattern and its groups matched in a value. */
public final class Match {
  /** Groups from this number on are not kept: rules have TX:0 to TX:9. */
  static final int MOST_GROUPS = 10;

  private final Slice value;

  /** Start and end of group 0, 1, ...; -1 where a group took no part. */
  private final int[] slots;

  Match(Slice value, int[] slots) {
    this.value = value;
    this.slots = slots;
  }

  public int start() {
    return slots[0];
  }

  public int end() {
    return slots[1];
  }

  /** One more than the last group that took part, as PCRE counts. */
  public int groupCount() {
    int count = Math.min(slots.length / 2, MOST_GROUPS);
    while (slots[count * 2 - 1] < 0) {
      count--;
    }
    return count;
  }

  /** The text of a group, empty where it took no part. Group 0 is the whole match. */
  public Slice group(int group) {
    int start = slots[group * 2];
    int end = slots[group * 2 + 1];
    return start < 0 || end < 0 ? Slice.EMPTY : value.slice(start, end);
  }
}
