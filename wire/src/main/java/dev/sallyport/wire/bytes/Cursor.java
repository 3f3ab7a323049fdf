package dev.sallyport.wire.bytes;

import java.util.Arrays;

/**
 * Reads an array between two bounds and never past them: what is asked for beyond the end is an
 * {@link Overrun}. A sub-cursor cannot leave its part. Does not copy; not thread-safe.
 */
public final class Cursor {
  private final byte[] array;
  private final int to;
  private final boolean littleEndian;
  private int at;

  /** Numbers are read with the most significant byte first. */
  public Cursor(byte[] array, int from, int to) {
    this(array, from, to, false);
  }

  /**
   * @throws IndexOutOfBoundsException where the bounds are not the array's: a fault of the caller
   */
  public Cursor(byte[] array, int from, int to, boolean littleEndian) {
    if (from < 0 || to < from || to > array.length) {
      throw new IndexOutOfBoundsException(
          "cursor from " + from + " to " + to + " in an array of " + array.length);
    }
    this.array = array;
    this.at = from;
    this.to = to;
    this.littleEndian = littleEndian;
  }

  public byte[] array() {
    return array;
  }

  /** Index in the array of the next byte. */
  public int position() {
    return at;
  }

  public int remaining() {
    return to - at;
  }

  public int u8() throws Overrun {
    want(1);
    return array[at++] & 0xff;
  }

  public int u16() throws Overrun {
    int first = u8();
    int second = u8();
    return littleEndian ? second << 8 | first : first << 8 | second;
  }

  /** Always with the most significant byte first, as TLS writes its lengths. */
  public int u24() throws Overrun {
    return u8() << 16 | u8() << 8 | u8();
  }

  public long u32() throws Overrun {
    long first = u16();
    long second = u16();
    return littleEndian ? second << 16 | first : first << 16 | second;
  }

  public long u64() throws Overrun {
    long first = u32();
    long second = u32();
    return littleEndian ? second << 32 | first : first << 32 | second;
  }

  public void skip(long count) throws Overrun {
    want(count);
    at += (int) count;
  }

  /** The next bytes as a part of their own; this cursor goes on behind them. */
  public Cursor sub(long count) throws Overrun {
    want(count);
    Cursor part = new Cursor(array, at, at + (int) count, littleEndian);
    at += (int) count;
    return part;
  }

  /** A copy of the next bytes. */
  public byte[] bytes(int count) throws Overrun {
    want(count);
    byte[] copy = Arrays.copyOfRange(array, at, at + count);
    at += count;
    return copy;
  }

  /** A copy of all that is left. */
  public byte[] rest() {
    byte[] copy = Arrays.copyOfRange(array, at, to);
    at = to;
    return copy;
  }

  private void want(long count) throws Overrun {
    if (count < 0 || count > to - at) {
      throw new Overrun(count, to - at);
    }
  }

  /** More was wanted than there is. */
  public static final class Overrun extends Exception {
    private static final long serialVersionUID = 1;

    Overrun(long wanted, int got) {
      super("wanted " + wanted + " bytes, got " + got, null, false, false);
    }
  }
}
