package dev.sallyport.gateway.config;

import java.util.Collection;
import java.util.Optional;

/** Finds what somebody meant who mistyped a word. */
final class Nearest {
  private static final int MAX_WORD_LENGTH = 32;

  private Nearest() {}

  /** The candidate with the fewest edits, where those are at most a third of the word. */
  static Optional<String> to(String word, Collection<String> candidates) {
    if (word.length() > MAX_WORD_LENGTH) {
      return Optional.empty();
    }
    String best = "";
    int fewest = Math.max(1, word.length() / 3) + 1;
    for (String candidate : candidates) {
      int edits = distance(word, candidate);
      if (edits < fewest) {
        fewest = edits;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Insertions, deletions and replacements that make {@code b} of {@code a}. */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
