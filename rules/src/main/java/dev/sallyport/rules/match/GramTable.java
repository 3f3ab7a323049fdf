package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Many texts, found by a few neighbouring bytes of each, its rarest: a gram. A set of bits says at
 * each place of a value whether some text may have its gram there; only then are texts compared.
 * Places are looked at through windows: up to eight bytes, the first one lowest, folded. Immutable.
 */
final class GramTable {
  /** Makes letters equal in either case, and some signs too: texts are compared afterwards. */
  static final long FOLD = 0x2020202020202020L;

  private static final long HASH = 0x9e3779b97f4a7c15L;
  private static final int LEAST_HASH_BITS = 10;
  private static final int MOST_HASH_BITS = 18;
  private static final int BITS_PER_GRAM = 64;
  private static final int BUCKET_BITS = 3;
  private static final int LEAST_MARK_BITS = 12;
  private static final int MOST_MARK_BITS = 16;
  private static final byte[] LOWER = lower();

  private final long mask;

  /** How many bits of a hash are too many. */
  final int shift;

  /** A bit for each hash of a gram by which some text is found. */
  final long[] known;

  /** The same as bytes by a hash of their own, which is sooner looked up; for grams up to four. */
  final byte[] marks;

  final int markShift;
  final int markMask;

  /** Hashes that agree but for their last bits, to the first of their entries. */
  private final int[] start;

  private final long[] grams;
  private final Entry[] entries;

  /** {@code gramAt}: where in the text its gram begins. */
  private record Entry(Slice text, int gramAt, long gram, int number) {}

  /** Which texts a table takes and how. {@code places}: in how many neighbouring places of it. */
  record Shape(int width, int places, int shortest, int longest) {}

  /** Takes those of the texts that have the shape's lengths; letters are in lower case. */
  GramTable(List<Slice> texts, Shape shape) {
    mask = shape.width == 8 ? -1 : (1L << shape.width * 8) - 1;
    markMask = (int) mask;
    List<Entry> all = new ArrayList<>();
    for (int number = 0; number < texts.size(); number++) {
      Slice text = texts.get(number);
      if (text.length() >= shape.shortest && text.length() <= shape.longest) {
        int first = rarest(text, shape.width + shape.places - 1);
        for (int at = first; at < first + shape.places; at++) {
          all.add(new Entry(text, at, gram(text, at, shape.width), number));
        }
      }
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(all.size() * BITS_PER_GRAM);
    shift = 64 - Math.clamp(bits, LEAST_HASH_BITS, MOST_HASH_BITS);
    all.sort(Comparator.comparingInt(entry -> hash(entry.gram)));
    entries = all.toArray(Entry[]::new);
    grams = all.stream().mapToLong(Entry::gram).toArray();
    known = new long[1 << 64 - shift - 6];
    start = new int[(1 << 64 - shift - BUCKET_BITS) + 1];
    for (Entry entry : entries) {
      int hash = hash(entry.gram);
      known[hash >>> 6] |= 1L << hash;
      start[(hash >>> BUCKET_BITS) + 1]++;
    }
    for (int i = 1; i < start.length; i++) {
      start[i] += start[i - 1];
    }
    int markBits =
        shape.width > Integer.BYTES ? 0 : Math.clamp(bits, LEAST_MARK_BITS, MOST_MARK_BITS);
    marks = new byte[1 << markBits];
    markShift = Integer.SIZE - markBits;
    for (int i = 0; i < entries.length && markBits > 0; i++) {
      marks[mark((int) entries[i].gram, markShift)] = 1;
    }
  }

  private static byte[] lower() {
    byte[] lower = new byte[256];
    for (int b = 0; b < 256; b++) {
      lower[b] = (byte) Ascii.lower(b);
    }
    return lower;
  }

  /** Where the rarest {@code length} neighbouring bytes of the text begin. */
  private static int rarest(Slice text, int length) {
    int best = 0;
    for (int at = 1; at + length <= text.length(); at++) {
      boolean rarer =
          ByteFrequencies.of(text.slice(at, at + length).toString())
              < ByteFrequencies.of(text.slice(best, best + length).toString());
      best = rarer ? at : best;
    }
    return best;
  }

  private static long gram(Slice text, int at, int width) {
    long gram = 0;
    for (int i = width - 1; i >= 0; i--) {
      gram = gram << 8 | (text.at(at + i) | FOLD & 0xff);
    }
    return gram;
  }

  private int hash(long gram) {
    return (int) (gram * HASH >>> shift);
  }

  boolean isEmpty() {
    return entries.length == 0;
  }

  /** Where the mark of a gram of at most four bytes stands. */
  static int mark(int gram, int shift) {
    return gram * (int) (HASH >>> 32) >>> shift;
  }

  /**
   * In its last bit, whether a text may have its gram where {@code gram} stands. The two fields are
   * given so that a loop keeps them at hand.
   */
  static long bit(long[] known, int shift, long gram) {
    int hash = (int) (gram * HASH >>> shift);
    return known[hash >>> 6] >>> hash;
  }

  /** Whether a text may have its gram where the window begins. */
  boolean mayKnow(long window) {
    return (bit(known, shift, window & mask) & 1) != 0;
  }

  /** The first of the entries that the window may stand for. */
  int first(long window) {
    return start[hash(window & mask) >>> BUCKET_BITS];
  }

  /** Behind the last of the entries that the window may stand for. */
  int behind(long window) {
    return start[(hash(window & mask) >>> BUCKET_BITS) + 1];
  }

  /** The number of an entry's text. */
  int number(int entry) {
    return entries[entry].number;
  }

  /** Whether an entry's text stands so in a value that the window begins at {@code at} of it. */
  boolean stands(int index, long window, Slice value, int at) {
    if (grams[index] != (window & mask)) {
      return false;
    }
    Entry entry = entries[index];
    Slice text = entry.text;
    int from = at - entry.gramAt;
    if (from < 0 || from + text.length() > value.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if ((LOWER[value.at(from + i)] & 0xff) != text.at(i)) {
        return false;
      }
    }
    return true;
  }
}
