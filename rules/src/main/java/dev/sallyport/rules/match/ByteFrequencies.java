package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.ByteKinds;
import java.util.Set;

/**
 * Roughly how often a byte stands in what browsers send, letters of both cases together. Decides
 * what is looked for first, never whether something matches.
 */
final class ByteFrequencies {
  private static final String LETTERS = "etaoinsrhldcumfpgwybvkxjqz";
  private static final double[] FREQUENCIES = table();

  /** Neighbours that stand side by side some times as often as chance would have it. */
  private static final Set<String> PAIRS =
      Set.of(
          ("th,he,in,er,an,re,on,at,en,nd,ti,es,or,te,of,ed,is,it,al,ar,st,to,nt,ng,se,ha,as,ou,"
                  + "io,le,ve,co,me,de,hi,ri,ro,ic,ne,ea,ra,ce,ll,be,ma,ur,et,el,om,wh,ch,us,ee,"
                  + "e ,t ,s ,d ,n ,r ,y ,f ,l , t, a, s, i, o, w, b, c, h, f, m, p")
              .split(","));

  private static final double PAIR_FACTOR = 4;

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

  /** Of a text: of its bytes, and more where they often stand side by side in English. */
  static double of(String lower) {
    double product = 1;
    for (int i = 0; i < lower.length(); i++) {
      product *= FREQUENCIES[lower.charAt(i)];
      if (i > 0 && PAIRS.contains(lower.substring(i - 1, i + 1))) {
        product *= PAIR_FACTOR;
      }
    }
    return product;
  }
}
