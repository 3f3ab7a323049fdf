package dev.sallyport.rules.lang;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code ARGS|!ARGS:x|&TX:/^y/}. A selector may be a regular expression or in quotes. */
public final class TargetReader {
  private final Word word;
  private final String text;
  private int at;

  private TargetReader(Word word) {
    this.word = word;
    this.text = word.text();
  }

  /** All targets of the word. */
  public static List<TargetText> read(Word word) throws BadWord {
    TargetReader reader = new TargetReader(word);
    List<TargetText> targets = new ArrayList<>();
    do {
      targets.add(reader.target());
    } while (reader.at < reader.text.length());
    return targets;
  }

  private TargetText target() throws BadWord {
    skipSpace();
    Position place = word.at(at);
    boolean negated = take('!');
    boolean counted = take('&');
    int start = at;
    while (at < text.length() && isName(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    if (name.isEmpty()) {
      throw new BadWord("wanted a variable, got '" + text.substring(start) + "'");
    }
    String selector = take(':') ? selector() : null;
    skipSpace();
    if (at < text.length() && !take('|') && !take(',')) {
      throw new BadWord("wanted | after " + name + ", got '" + text.substring(at) + "'");
    }
    return new TargetText(place, negated, counted, name, selector);
  }

  private @Nullable String selector() throws BadWord {
    if (at < text.length() && text.charAt(at) == '\'') {
      return quoted();
    }
    if (at < text.length()
        && text.charAt(at) == '/'
        && text.indexOf('/', at + 1) > 0
        && !isPath()) {
      return pattern();
    }
    int start = at;
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ',') {
      at++;
    }
    String plain = text.substring(start, at).strip();
    return plain.isEmpty() ? null : plain;
  }

  /** {@code XML:/*} and {@code XML://@*} hold paths, not patterns. */
  private boolean isPath() {
    int colon = at - 1;
    return colon >= 3 && text.regionMatches(true, colon - 3, "XML", 0, 3);
  }

  private String quoted() throws BadWord {
    int open = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '\'') {
      if (text.startsWith("\\'", at)) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (!take('\'')) {
      throw new BadWord("the quote at " + word.at(open) + " is not closed");
    }
    return value.toString();
  }

  private String pattern() throws BadWord {
    int start = at++;
    while (at < text.length() && text.charAt(at) != '/') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= text.length()) {
      throw new BadWord("the pattern at " + word.at(start) + " wants a closing /");
    }
    at++;
    return text.substring(start, at);
  }

  private boolean take(char wanted) {
    boolean there = at < text.length() && text.charAt(at) == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private static boolean isName(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
  }
}
