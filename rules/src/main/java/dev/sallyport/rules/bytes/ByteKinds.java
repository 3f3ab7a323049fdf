package dev.sallyport.rules.bytes;

import java.util.function.IntPredicate;

/**
 * Sorts all bytes into 63 kinds, so that one long tells which kinds a value holds. Each sign of
 * ASCII is a kind of its own, each rare letter too, in either case.
 */
public final class ByteKinds {
  /** A kind that every value holds, an empty one too. */
  public static final long ANY = 1L << 63;

  private static final String COMMON_LETTERS = "eainorst";
  private static final int NO_BREAK_SPACE = 0xa0;
  private static final long[] KINDS = table();

  private ByteKinds() {}

  private static long[] table() {
    long[] table = new long[256];
    long common = 1L;
    long digit = 1L << 1;
    long control = 1L << 2;
    long formFeed = 1L << 3;
    long continuation = 1L << 4;
    long lead = 1L << 5;
    long next = 1L << 6;
    for (int b = 0; b < 256; b++) {
      if (b != Ascii.lower(b)) {
        continue;
      }
      if (COMMON_LETTERS.indexOf(b) >= 0) {
        table[b] = common;
      } else if (b >= '1' && b <= '9') {
        table[b] = digit;
      } else if (b == 0x0b || b == 0x0c) {
        table[b] = formFeed;
      } else if (b == 127 || b < ' ' && b != 0 && b != '\t' && b != '\n' && b != '\r') {
        table[b] = control;
      } else if (b >= 0x80 && b != NO_BREAK_SPACE) {
        table[b] = b < 0xc0 ? continuation : lead;
      } else {
        table[b] = next;
        next <<= 1;
      }
    }
    for (int b = 'A'; b <= 'Z'; b++) {
      table[b] = table[Ascii.lower(b)];
    }
    return table;
  }

  /** The kind of a byte, one bit. */
  public static long of(int b) {
    return KINDS[b];
  }

  /** The kinds that at least one of the bytes is of for which {@code holds} is true. */
  public static long where(IntPredicate holds) {
    long kinds = 0;
    for (int b = 0; b < 256; b++) {
      kinds |= holds.test(b) ? KINDS[b] : 0;
    }
    return kinds;
  }

  /** The kinds of the characters of {@code bytes}. */
  public static long of(String bytes) {
    return where(b -> bytes.indexOf(b) >= 0);
  }

  /** The kinds that a value holds, with {@link #ANY}. */
  public static long in(Slice value) {
    byte[] array = value.array();
    long kinds = ANY;
    for (int i = value.from(); i < value.to(); i++) {
      kinds |= KINDS[array[i] & 0xff];
    }
    return kinds;
  }
}
