package dev.sallyport.rules.match;

import java.util.function.IntPredicate;

/** A set of bytes, 0 to 255, 64 to a word. */
record ByteSet(long w0, long w1, long w2, long w3) {
  /** The bits of A to Z in the second word; those of a to z are 32 further. */
  private static final long UPPER_CASE = 0x07fffffeL;

  static final ByteSet NONE = new ByteSet(0, 0, 0, 0);
  static final ByteSet ALL = NONE.negate();

  static ByteSet of(int b) {
    long bit = 1L << b;
    return switch (b >> 6) {
      case 0 -> new ByteSet(bit, 0, 0, 0);
      case 1 -> new ByteSet(0, bit, 0, 0);
      case 2 -> new ByteSet(0, 0, bit, 0);
      default -> new ByteSet(0, 0, 0, bit);
    };
  }

  /** {@code first} to {@code last}, both in it. */
  static ByteSet range(int first, int last) {
    return where(b -> b >= first && b <= last);
  }

  static ByteSet where(IntPredicate holds) {
    long[] words = new long[4];
    for (int b = 0; b < 256; b++) {
      if (holds.test(b)) {
        words[b >> 6] |= 1L << b;
      }
    }
    return new ByteSet(words[0], words[1], words[2], words[3]);
  }

  boolean contains(int b) {
    long word =
        switch (b >> 6) {
          case 0 -> w0;
          case 1 -> w1;
          case 2 -> w2;
          default -> w3;
        };
    return (word >>> b & 1) != 0;
  }

  ByteSet negate() {
    return new ByteSet(~w0, ~w1, ~w2, ~w3);
  }

  ByteSet union(ByteSet other) {
    return new ByteSet(w0 | other.w0, w1 | other.w1, w2 | other.w2, w3 | other.w3);
  }

  /** With each ASCII letter also the other case of it. */
  ByteSet ignoringCase() {
    long upper = w1 & UPPER_CASE;
    long lower = w1 & UPPER_CASE << 32;
    return new ByteSet(w0, w1 | upper << 32 | lower >>> 32, w2, w3);
  }
}
