package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.ByteKinds;

/**
 * Roughly how often a byte stands in what browsers send, letters of both cases together. Decides
 * what is looked for first, never whether something matches.
 */
final class ByteFrequencies {
  private static final String LETTERS = "etaoinsrhldcumfpgwybvkxjqz";
  private static final double[] FREQUENCIES = table();

  private ByteFrequencies() {}

  private static double[] table() {
    double[] table = new double[256];
    for (int b = 0; b < 256; b++) {
      int letter = LETTERS.indexOf(b);
      if (letter >= 0) {
        table[b] = 0.08 / (1 + 0.25 * letter);
      } else if (b >= '0' && b <= '9') {
        table[b] = 0.02;
      } else {
        table[b] = " -./_=&".indexOf(b) >= 0 ? 0.02 : b >= ' ' && b < 127 ? 0.002 : 0.0005;
      }
    }
    return table;
  }

  /** Of a byte whose letters are lower case. */
  static double of(int lower) {
    return FREQUENCIES[lower];
  }

  /** Of all bytes of some kinds together. */
  static double of(long kinds) {
    if ((kinds & ByteKinds.ANY) != 0) {
      return 1;
    }
    double sum = 0;
    for (int b = 0; b < 256; b++) {
      sum += (ByteKinds.of(b) & kinds) != 0 ? FREQUENCIES[b] : 0;
    }
    return sum;
  }

  /** Of a text, as if its bytes were independent. */
  static double of(String lower) {
    double product = 1;
    for (int i = 0; i < lower.length(); i++) {
      product *= FREQUENCIES[lower.charAt(i)];
    }
    return product;
  }
}
