package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Many texts, found by three neighbouring bytes of each, its rarest. A rolling hash of the last
 * three bytes of a value says at each place whether some text may stand there; only then are texts
 * compared. Immutable.
 */
final class TextTable {
  private static final int GRAM = 3;
  private static final int HASH_BITS = 18;
  private static final int SHIFT = HASH_BITS / GRAM;
  private static final int MASK = (1 << HASH_BITS) - 1;
  private static final int BUCKET_SHIFT = 3;
  private static final int[] MIXED = mixed();

  /** A bit for each hash of three bytes by which some text is found. */
  private final long[] known = new long[1 << HASH_BITS - 6];

  private final int[] bucketStart = new int[(1 << HASH_BITS - BUCKET_SHIFT) + 1];
  private final Entry[] entries;

  /** A text, letters in lower case; {@code gramEnd}: how many bytes of it end with the three. */
  private static final class Entry {
    final int hash;
    final byte[] text;
    final int gramEnd;
    final int number;

    Entry(int hash, byte[] text, int gramEnd, int number) {
      this.hash = hash;
      this.text = text;
      this.gramEnd = gramEnd;
      this.number = number;
    }
  }

  /** Letters in lower case, no text shorter than three bytes. */
  TextTable(List<Slice> texts) {
    List<Entry> all = new ArrayList<>();
    for (int number = 0; number < texts.size(); number++) {
      all.add(entry(texts.get(number), number));
    }
    all.sort(Comparator.comparingInt(e -> e.hash));
    entries = all.toArray(Entry[]::new);
    for (Entry entry : entries) {
      known[entry.hash >>> 6] |= 1L << entry.hash;
      bucketStart[(entry.hash >>> BUCKET_SHIFT) + 1]++;
    }
    for (int i = 1; i < bucketStart.length; i++) {
      bucketStart[i] += bucketStart[i - 1];
    }
  }

  private static int[] mixed() {
    int[] mixed = new int[256];
    for (int b = 0; b < 256; b++) {
      mixed[b] = (Ascii.lower(b) + 1) * 0x9e3779b1 >>> 32 - HASH_BITS;
    }
    return mixed;
  }

  private static Entry entry(Slice text, int number) {
    int best = 0;
    for (int at = 1; at + GRAM <= text.length(); at++) {
      best = frequency(text, at) < frequency(text, best) ? at : best;
    }
    int hash = 0;
    for (int i = best; i < best + GRAM; i++) {
      hash = next(hash, text.at(i));
    }
    return new Entry(hash, text.copy(), best + GRAM, number);
  }

  private static double frequency(Slice text, int at) {
    return ByteFrequencies.of(text.slice(at, at + GRAM).toString());
  }

  /** The hash behind one more byte; it depends on the last three only. */
  static int next(int hash, int b) {
    return (hash << SHIFT ^ MIXED[b]) & MASK;
  }

  /** Whether a text may have its three bytes here. */
  boolean mayKnow(int hash) {
    return (known[hash >>> 6] >>> hash & 1) != 0;
  }

  /** Notes in {@code found} the numbers of the texts whose three bytes end before {@code end}. */
  void find(Slice value, int end, int hash, Found found) {
    int bucket = hash >>> BUCKET_SHIFT;
    for (int i = bucketStart[bucket]; i < bucketStart[bucket + 1]; i++) {
      Entry entry = entries[i];
      if (entry.hash == hash && stands(entry, value, end)) {
        found.text(entry.number);
      }
    }
  }

  /** Takes the numbers of texts. */
  interface Found {
    void text(int number);
  }

  private static boolean stands(Entry entry, Slice value, int end) {
    byte[] text = entry.text;
    int start = end - entry.gramEnd;
    if (start < 0 || start + text.length > value.length()) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (Ascii.lower(value.at(start + i)) != (text[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }
}
