package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Many texts, found by a few neighbouring bytes of each, its rarest: a gram. A set of bits says at
 * each place of a value whether some text may have its gram there; only then are texts compared.
 * Immutable.
 */
final class GramTable {
  private static final int MOST_HASH_BITS = 18;
  private static final int BITS_PER_TEXT = 24;
  private static final int BUCKET_BITS = 3;
  private static final byte[] LOWER = lower();

  private final int width;
  private final int shift;

  /** A bit for each hash of a gram by which some text is found. */
  private final long[] known;

  /** Hashes that agree but for their last bits, to the first of their entries. */
  private final int[] start;

  private final int[] grams;
  private final Entry[] entries;

  /** {@code gramEnd}: how many bytes of the text end with the gram. */
  private static final class Entry {
    final byte[] text;
    final int gram;
    final int gramEnd;
    final int number;

    Entry(Slice text, int from, int width, int number) {
      this.text = text.copy();
      int last = 0;
      for (int i = from; i < from + width; i++) {
        last = next(last, text.at(i));
      }
      this.gram = last;
      this.gramEnd = from + width;
      this.number = number;
    }
  }

  /**
   * Takes those of the texts that have {@code shortest} to {@code longest} bytes, letters in lower
   * case; {@code width}: 3 or 4 and at most {@code shortest}.
   */
  GramTable(List<Slice> texts, int width, int shortest, int longest) {
    this.width = width;
    List<Entry> all = new ArrayList<>();
    for (int number = 0; number < texts.size(); number++) {
      Slice text = texts.get(number);
      if (text.length() >= shortest && text.length() <= longest) {
        all.add(new Entry(text, rarest(text, width), width, number));
      }
    }
    int bits = 32 - Integer.numberOfLeadingZeros(all.size() * BITS_PER_TEXT | 63);
    shift = 32 - Math.min(bits, MOST_HASH_BITS);
    all.sort(Comparator.comparingInt(entry -> hash(entry.gram)));
    entries = all.toArray(Entry[]::new);
    grams = all.stream().mapToInt(entry -> entry.gram).toArray();
    known = new long[1 << 32 - shift - 6];
    start = new int[(1 << 32 - shift - BUCKET_BITS) + 1];
    for (int gram : grams) {
      known[hash(gram) >>> 6] |= 1L << hash(gram);
      start[(hash(gram) >>> BUCKET_BITS) + 1]++;
    }
    for (int i = 1; i < start.length; i++) {
      start[i] += start[i - 1];
    }
  }

  private static byte[] lower() {
    byte[] lower = new byte[256];
    for (int b = 0; b < 256; b++) {
      lower[b] = (byte) Ascii.lower(b);
    }
    return lower;
  }

  private static int rarest(Slice text, int width) {
    int best = 0;
    for (int at = 1; at + width <= text.length(); at++) {
      boolean rarer =
          ByteFrequencies.of(text.slice(at, at + width).toString())
              < ByteFrequencies.of(text.slice(best, best + width).toString());
      best = rarer ? at : best;
    }
    return best;
  }

  /** The last four bytes, letters in lower case, after one more byte. */
  static int next(int last, int b) {
    return last << 8 | LOWER[b] & 0xff;
  }

  private int gram(int last) {
    return width == 4 ? last : last & 0xffffff;
  }

  private int hash(int gram) {
    return gram * 0x9e3779b1 >>> shift;
  }

  /** Whether a text may have its gram where {@code last} are the last four bytes. */
  boolean mayKnow(int last) {
    int hash = hash(gram(last));
    return (known[hash >>> 6] >>> hash & 1) != 0;
  }

  /** The last three bytes of each gram; several texts may share one. */
  int[] ends() {
    return Arrays.stream(grams).map(gram -> gram & 0xffffff).toArray();
  }

  /** The first of the entries that {@code last} may stand for. */
  int first(int last) {
    return start[hash(gram(last)) >>> BUCKET_BITS];
  }

  /** Behind the last of the entries that {@code last} may stand for. */
  int behind(int last) {
    return start[(hash(gram(last)) >>> BUCKET_BITS) + 1];
  }

  /** The number of an entry's text. */
  int number(int entry) {
    return entries[entry].number;
  }

  /** Whether an entry's text stands so in a value that {@code last} are the bytes before end. */
  boolean stands(int index, int last, Slice value, int end) {
    if (grams[index] != gram(last)) {
      return false;
    }
    Entry entry = entries[index];
    byte[] text = entry.text;
    int from = end - entry.gramEnd;
    if (from < 0 || from + text.length > value.length()) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (LOWER[value.at(from + i)] != text[i]) {
        return false;
      }
    }
    return true;
  }
}
