package dev.sallyport.rules.bytes;

import java.util.Arrays;

/** A growing row of bytes, made to be reused: {@link #clear} keeps the array. Not thread-safe. */
public final class ByteSink {
  private byte[] array;
  private int length;

  public ByteSink(int capacity) {
    array = new byte[capacity];
  }

  public ByteSink put(int value) {
    if (length == array.length) {
      grow(length + 1);
    }
    array[length++] = (byte) value;
    return this;
  }

  public ByteSink put(byte[] source, int from, int to) {
    int more = to - from;
    if (length + more > array.length) {
      grow(length + more);
    }
    System.arraycopy(source, from, array, length, more);
    length += more;
    return this;
  }

  private void grow(int needed) {
    array = Arrays.copyOf(array, Math.max(needed, array.length * 2 + 16));
  }

  public int length() {
    return length;
  }

  public void clear() {
    length = 0;
  }

  /** A view of what was put, valid until the next change. */
  public Slice view() {
    return new Slice(array, 0, length);
  }

  public byte[] copy() {
    return Arrays.copyOf(array, length);
  }
}
