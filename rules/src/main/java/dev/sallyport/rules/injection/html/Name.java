package dev.sallyport.rules.injection.html;

import dev.sallyport.rules.injection.ByteScan;
import dev.sallyport.rules.injection.WordTable;

/** The name of a tag or an attribute as old browsers see it: in either case, without its NULs. */
final class Name {
  private static final int CAPACITY = 32;

  private final byte[] upper = new byte[CAPACITY];
  private int length;

  /** Reads the bytes {@code from} to {@code to}; what does not fit is cut off. */
  void read(ByteScan in, int from, int to) {
    length = 0;
    for (int i = from; i < to && length < CAPACITY; i++) {
      int b = in.at(i);
      if (b != 0) {
        upper[length++] = (byte) ByteScan.upper(b);
      }
    }
  }

  int length() {
    return length;
  }

  boolean startsWith(String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (i >= length || upper[i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean isIn(WordTable table) {
    return table.find(upper, 0, length) != 0;
  }
}
