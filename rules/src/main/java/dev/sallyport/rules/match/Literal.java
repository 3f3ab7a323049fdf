package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Slice;

/** Finds one text in a value, in time linear in both (Knuth, Morris and Pratt). Immutable. */
public final class Literal {
  private final Slice text;

  /** For each length of a matched front: the longest shorter front that also ends there. */
  private final int[] fallback;

  public Literal(Slice text) {
    this.text = text;
    fallback = new int[text.length() + 1];
    int matched = 0;
    for (int i = 1; i < text.length(); i++) {
      matched = advance(matched, text.at(i));
      fallback[i + 1] = matched;
    }
  }

  /** Where the text first stands at or after {@code start}; -1 where it does not. */
  public int find(Slice value, int start) {
    if (text.isEmpty()) {
      return start;
    }
    if (value.length() - start < text.length()) {
      return -1;
    }
    int matched = 0;
    for (int i = value.indexOf(text.at(0), start); i >= 0 && i < value.length(); i++) {
      matched = advance(matched, value.at(i));
      if (matched == text.length()) {
        return i + 1 - matched;
      }
    }
    return -1;
  }

  private int advance(int matched, int b) {
    int m = matched;
    while (m > 0 && (m == text.length() || text.at(m) != b)) {
      m = fallback[m];
    }
    return text.at(m) == b ? m + 1 : m;
  }
}
