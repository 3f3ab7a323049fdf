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

  /** The bytes {@code start} to {@code end - 1} of {@code source}. */
  public ByteSink put(Slice source, int start, int end) {
    return put(source.array(), source.from() + start, source.from() + end);
  }

  /** The bytes of {@code source} for which {@code kept} has 1; for the others it has 0. */
  public ByteSink put(Slice source, byte[] kept) {
    if (length + source.length() > array.length) {
      grow(length + source.length());
    }
    byte[] from = source.array();
    byte[] to = array;
    int end = length;
    for (int i = source.from(); i < source.to(); i++) {
      byte b = from[i];
      to[end] = b;
      end += kept[b & 0xff];
    }
    length = end;
    return this;
  }

  private void grow(int needed) {
    array = Arrays.copyOf(array, Math.max(needed, array.length * 2 + 16));
  }

  public int length() {
    return length;
  }

  /** The byte at {@code index} as 0 to 255. */
  public int at(int index) {
    return array[index] & 0xff;
  }

  public void clear() {
    length = 0;
  }

  /** Forgets all from {@code newLength} on, which is at most {@link #length}. */
  public void truncate(int newLength) {
    length = newLength;
  }

  /** A view of what was put, valid until the next change. */
  public Slice view() {
    return new Slice(array, 0, length);
  }

  public byte[] copy() {
    return Arrays.copyOf(array, length);
  }
}
