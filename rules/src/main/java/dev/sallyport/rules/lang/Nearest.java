package dev.sallyport.rules.lang;

import java.util.Locale;

/** Finds the word that somebody probably meant. */
final class Nearest {
  private static final int MAX_WORD_CHARACTERS = 64;

  private Nearest() {}

  /** The known word with the fewest edits, or nothing where more than a third would change. */
  static String to(String got, Iterable<String> known) {
    if (got.length() > MAX_WORD_CHARACTERS) {
      return "";
    }
    String wanted = got.toLowerCase(Locale.ROOT);
    String best = "";
    int fewest = Integer.MAX_VALUE;
    for (String word : known) {
      String candidate = word.toLowerCase(Locale.ROOT);
      int edits =
          candidate.startsWith(wanted) && wanted.length() > 2 ? 1 : edits(wanted, candidate);
      if (edits < fewest) {
        fewest = edits;
        best = word;
      }
    }
    return fewest <= Math.max(2, got.length() / 3) ? best : "";
  }

  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
