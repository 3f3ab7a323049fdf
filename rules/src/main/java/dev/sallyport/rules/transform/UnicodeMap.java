package dev.sallyport.rules.transform;

import java.util.Arrays;
import java.util.List;

/**
 * Which byte a site's servers make of a code point up to U+FFFF: {@code SecUnicodeMapFile}.
 * Immutable.
 */
public final class UnicodeMap {
  /** What {@link #toByte} answers where the map says nothing. */
  public static final int UNMAPPED = -1;

  /** Maps nothing: code points count with their lower byte. */
  public static final UnicodeMap NONE = new Builder().build();

  private static final int CODE_POINTS = 0x10000;

  private final short[] bytes;

  private UnicodeMap(short[] bytes) {
    this.bytes = bytes;
  }

  /** Code page 20127, the one of ModSecurity's recommended configuration. */
  public static UnicodeMap usAscii() {
    return UsAsciiBestFit.map();
  }

  /**
   * Reads a mapping file: a line that begins with a code page's number is followed by a line of
   * {@code hhhh:hh} pairs.
   *
   * @param lines of the file, without line ends
   * @throws IllegalArgumentException where the code page is missing or a pair is none
   */
  public static UnicodeMap parse(List<String> lines, int codePage) {
    for (int i = 0; i + 1 < lines.size(); i++) {
      String[] words = lines.get(i).strip().split(" ", 2);
      if (words[0].equals(Integer.toString(codePage))) {
        return pairs(lines.get(i + 1).strip());
      }
    }
    throw new IllegalArgumentException(
        "a line that begins with code page " + codePage + " was wanted, there is none");
  }

  private static UnicodeMap pairs(String line) {
    Builder map = new Builder();
    for (String pair : line.split(" +", -1)) {
      int colon = pair.indexOf(':');
      try {
        map.put(
            Integer.parseInt(pair, 0, colon, 16),
            Integer.parseInt(pair, colon + 1, pair.length(), 16));
      } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
        throw new IllegalArgumentException("hhhh:hh was wanted, got \"" + pair + "\"", e);
      }
    }
    return map.build();
  }

  /** The byte for {@code codePoint}, or {@link #UNMAPPED}. */
  int toByte(int codePoint) {
    return bytes[codePoint];
  }

  /** Gathers the pairs of one map. */
  static final class Builder {
    private final short[] bytes = new short[CODE_POINTS];

    Builder() {
      Arrays.fill(bytes, (short) UNMAPPED);
    }

    void put(int codePoint, int value) {
      if (codePoint < 0 || codePoint >= CODE_POINTS || value < 0 || value > 0xff) {
        throw new IllegalArgumentException("a code point up to ffff and a byte were wanted");
      }
      bytes[codePoint] = (short) value;
    }

    UnicodeMap build() {
      return new UnicodeMap(bytes.clone());
    }
  }
}
