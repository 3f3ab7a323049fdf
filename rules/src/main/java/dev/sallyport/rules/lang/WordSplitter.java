package dev.sallyport.rules.lang;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits a logical line into words as Apache does: white space separates, {@code "} or {@code '} at
 * the start quotes; inside quotes a backslash escapes the quote, and everywhere itself. Any other
 * backslash stays.
 */
final class WordSplitter {
  private final LogicalLine line;
  private final String text;
  private int at;

  WordSplitter(LogicalLine line) {
    this.line = line;
    this.text = line.text();
  }

  List<Word> words() throws BadWord {
    List<Word> words = new ArrayList<>();
    skipSpace();
    while (at < text.length()) {
      words.add(word());
      skipSpace();
    }
    return words;
  }

  /** Where the splitter stands: after an error, the place of it. */
  Position position() {
    return line.at(Math.min(at, Math.max(0, text.length() - 1)));
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private Word word() throws BadWord {
    char first = text.charAt(at);
    boolean quoted = first == '"' || first == '\'';
    int start = at;
    if (quoted) {
      at++;
    }
    StringBuilder word = new StringBuilder();
    int[] origins = new int[text.length() - at + 1];
    while (at < text.length() && !(quoted ? text.charAt(at) == first : isSpace(text.charAt(at)))) {
      boolean escape =
          text.charAt(at) == '\\'
              && at + 1 < text.length()
              && (text.charAt(at + 1) == '\\' || quoted && text.charAt(at + 1) == first);
      if (escape) {
        at++;
      }
      origins[word.length()] = at;
      word.append(text.charAt(at++));
    }
    origins[word.length()] = at;
    if (quoted) {
      if (at == text.length()) {
        at = start;
        throw new BadWord("a quote opens here and is not closed");
      }
      at++;
    }
    return new Word(line, word.toString(), Arrays.copyOf(origins, word.length() + 1));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == 0x0b;
  }
}
