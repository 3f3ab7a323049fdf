package dev.sallyport.rules.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A range of bytes that somebody else owns: {@code array[from]} to {@code array[to - 1]}. Nobody
 * changes the bytes while a slice of them is in use. Text is Latin-1 wherever bytes become
 * characters, as rules see single bytes.
 */
public final class Slice {
  public static final Slice EMPTY = new Slice(new byte[0], 0, 0);

  private final byte[] array;
  private final int from;
  private final int to;

  public Slice(byte[] array, int from, int to) {
    this.array = array;
    this.from = from;
    this.to = to;
  }

  /** The owner's array, not a copy. */
  public byte[] array() {
    return array;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  public static Slice of(byte[] bytes) {
    return new Slice(bytes, 0, bytes.length);
  }

  /** The characters' low bytes. */
  public static Slice latin1(String text) {
    return of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public int length() {
    return to - from;
  }

  public boolean isEmpty() {
    return to == from;
  }

  /** The byte at {@code index} as 0 to 255. */
  public int at(int index) {
    return array[from + index] & 0xff;
  }

  /**
   * Where {@code value} (0 to 255) first stands at or after {@code start}; -1 where it does not.
   */
  public int indexOf(int value, int start) {
    byte wanted = (byte) value;
    for (int i = from + start; i < to; i++) {
      if (array[i] == wanted) {
        return i - from;
      }
    }
    return -1;
  }

  public Slice slice(int start, int end) {
    return new Slice(array, from + start, from + end);
  }

  public byte[] copy() {
    return Arrays.copyOfRange(array, from, to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slice s && Arrays.equals(array, from, to, s.array, s.from, s.to);
  }

  @Override
  public int hashCode() {
    int h = 1;
    for (int i = from; i < to; i++) {
      h = 31 * h + array[i];
    }
    return h;
  }

  @Override
  public String toString() {
    return new String(array, from, length(), StandardCharsets.ISO_8859_1);
  }
}
