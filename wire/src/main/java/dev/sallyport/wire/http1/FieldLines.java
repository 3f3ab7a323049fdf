package dev.sallyport.wire.http1;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The field lines of a head or of a trailer section, in order, as byte ranges of one array. Names
 * keep their case; values are without surrounding white space. Lines can be added, not changed.
 * Owned by one exchange; not thread-safe.
 */
public final class FieldLines {
  private static final int STRIDE = 4;

  private byte[] bytes;
  private int used;
  private int[] places;
  private FieldName[] names;
  private int count;

  /** An empty list. */
  public FieldLines() {
    this(new byte[64], 0, 8);
  }

  /** Lines over {@code bytes}, which from now on belong to this list. */
  FieldLines(byte[] bytes, int used, int expectedLines) {
    this.bytes = bytes;
    this.used = used;
    this.places = new int[expectedLines * STRIDE];
    this.names = new FieldName[expectedLines];
  }

  /** Number of lines. */
  public int size() {
    return count;
  }

  void addRange(int nameFrom, int nameTo, int valueFrom, int valueTo) {
    if (count == names.length) {
      places = Arrays.copyOf(places, places.length * 2);
      names = Arrays.copyOf(names, names.length * 2);
    }
    int at = count * STRIDE;
    places[at] = nameFrom;
    places[at + 1] = nameTo;
    places[at + 2] = valueFrom;
    places[at + 3] = valueTo;
    names[count++] = FieldName.of(bytes, nameFrom, nameTo);
  }

  /** Adds a line. Characters must be Latin-1; what they may be is the caller's to know. */
  @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int): Latin-1 without a copy
  public void add(String name, String value) {
    int nameFrom = reserve(name.length() + value.length());
    name.getBytes(0, name.length(), bytes, nameFrom);
    int valueFrom = nameFrom + name.length();
    value.getBytes(0, value.length(), bytes, valueFrom);
    addRange(nameFrom, valueFrom, valueFrom, valueFrom + value.length());
  }

  /** Adds a line from bytes, which are copied. */
  public void add(byte[] name, int nameAt, int nameLength, byte[] value, int valueAt, int length) {
    int nameFrom = reserve(nameLength + length);
    System.arraycopy(name, nameAt, bytes, nameFrom, nameLength);
    int valueFrom = nameFrom + nameLength;
    System.arraycopy(value, valueAt, bytes, valueFrom, length);
    addRange(nameFrom, valueFrom, valueFrom, valueFrom + length);
  }

  private int reserve(int more) {
    int from = used;
    if (from + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(from + more, bytes.length * 2));
    }
    used = from + more;
    return from;
  }

  /** The array that the ranges refer to; read only. Valid until a line is added. */
  public byte[] array() {
    return bytes;
  }

  public int nameFrom(int line) {
    return places[line * STRIDE];
  }

  public int nameTo(int line) {
    return places[line * STRIDE + 1];
  }

  public int valueFrom(int line) {
    return places[line * STRIDE + 2];
  }

  public int valueTo(int line) {
    return places[line * STRIDE + 3];
  }

  /**
   * Which name the line has, {@link FieldName#OTHER} where it is not one that a gateway acts on.
   */
  public FieldName known(int line) {
    return names[line];
  }

  public String name(int line) {
    return latin1(nameFrom(line), nameTo(line));
  }

  public String value(int line) {
    return latin1(valueFrom(line), valueTo(line));
  }

  private String latin1(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Index of the first line of that name at or after {@code line}, or -1. */
  public int indexOf(FieldName name, int line) {
    for (int i = line; i < count; i++) {
      if (names[i] == name) {
        return i;
      }
    }
    return -1;
  }

  public boolean has(FieldName name) {
    return indexOf(name, 0) >= 0;
  }

  /** Value of the first line of that name, or null. */
  public @Nullable String first(FieldName name) {
    int i = indexOf(name, 0);
    return i < 0 ? null : value(i);
  }

  /** Value of the first line of that name, in any case, or null. For names outside the enum. */
  public @Nullable String first(String name) {
    for (int i = 0; i < count; i++) {
      if (nameTo(i) - nameFrom(i) == name.length() && name(i).equalsIgnoreCase(name)) {
        return value(i);
      }
    }
    return null;
  }

  /**
   * Whether a comma-separated field of that name has {@code token} among its members, in any case
   * (RFC 9110 section 5.6.1).
   */
  public boolean lists(FieldName name, String token) {
    for (int i = indexOf(name, 0); i >= 0; i = indexOf(name, i + 1)) {
      if (lists(i, token)) {
        return true;
      }
    }
    return false;
  }

  private boolean lists(int line, String token) {
    int to = valueTo(line);
    int from = valueFrom(line);
    while (from < to) {
      int comma = from;
      while (comma < to && bytes[comma] != ',') {
        comma++;
      }
      int start = from;
      int end = comma;
      while (start < end && (bytes[start] == ' ' || bytes[start] == '\t')) {
        start++;
      }
      while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
        end--;
      }
      if (end - start == token.length() && latin1(start, end).equalsIgnoreCase(token)) {
        return true;
      }
      from = comma + 1;
    }
    return false;
  }

  @Override
  public String toString() {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < count; i++) {
      s.append(name(i)).append(": ").append(value(i)).append('\n');
    }
    return s.toString();
  }
}
