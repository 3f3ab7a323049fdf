package dev.sallyport.rules.injection;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Maps words to small numbers, ASCII case ignored, and is asked with bytes. Open addressing at a
 * load below one half; immutable once made.
 */
public final class WordTable {
  private final byte[][] words;
  private final byte[] values;
  private final int mask;
  private final int longest;

  /** {@code entries}: upper-case words with values of 1 to 127. */
  public WordTable(Map<String, Byte> entries) {
    int capacity = Integer.highestOneBit(entries.size() * 2 + 1) * 2;
    words = new byte[capacity][];
    values = new byte[capacity];
    mask = capacity - 1;
    int max = 0;
    for (Map.Entry<String, Byte> entry : entries.entrySet()) {
      byte[] word = entry.getKey().getBytes(StandardCharsets.ISO_8859_1);
      int slot = hash(word, 0, word.length) & mask;
      while (values[slot] != 0) {
        slot = slot + 1 & mask;
      }
      words[slot] = word;
      values[slot] = entry.getValue();
      max = Math.max(max, word.length);
    }
    longest = max;
  }

  /** The value of the word {@code text[from]} to {@code text[to - 1]}; 0 where there is none. */
  public int find(byte[] text, int from, int to) {
    if (to - from > longest) {
      return 0;
    }
    int slot = hash(text, from, to) & mask;
    while (values[slot] != 0 && !same(words[slot], text, from, to)) {
      slot = slot + 1 & mask;
    }
    return values[slot];
  }

  private static int hash(byte[] text, int from, int to) {
    int h = 0x811c9dc5; // FNV-1a, 32 bits
    for (int i = from; i < to; i++) {
      h = (h ^ ByteScan.upper(text[i] & 0xff)) * 0x01000193;
    }
    return h ^ h >>> 15;
  }

  private static boolean same(byte[] word, byte[] text, int from, int to) {
    if (word.length != to - from) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (ByteScan.upper(text[from + i] & 0xff) != (word[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }
}
