package dev.sallyport.app.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a command line as a POSIX shell reads them, with bash's {@code $'…'}, which browsers
 * write. Nothing is expanded: variables, globs and substitutions stay as they stand.
 */
final class ShellWords {
  private static final String ESCAPES = "abefnrtv";
  private static final String ESCAPED = "\007\b\033\f\n\r\t\013";

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private ShellWords(String line) {
    this.line = line;
  }

  /**
   * Splits a line.
   *
   * @throws IOException where a quotation does not end
   */
  static List<String> of(String line) throws IOException {
    ShellWords words = new ShellWords(line);
    words.split();
    return words.words;
  }

  private void split() throws IOException {
    while (at < line.length()) {
      char c = line.charAt(at++);
      switch (c) {
        case ' ', '\t', '\n', '\r' -> end();
        case '\'' -> append(until('\''));
        case '"' -> doubleQuoted();
        case '\\' -> escaped();
        case '$' -> {
          if (at < line.length() && line.charAt(at) == '\'') {
            at++;
            ansiQuoted();
          } else {
            append("$");
          }
        }
        default -> append(String.valueOf(c));
      }
    }
    end();
  }

  private void end() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private void append(String text) {
    word.append(text);
    inWord = true;
  }

  private String until(char quote) throws IOException {
    int end = line.indexOf(quote, at);
    if (end < 0) {
      throw new IOException("wanted " + quote + " at the end of a quotation, got the line's end");
    }
    String text = line.substring(at, end);
    at = end + 1;
    return text;
  }

  private char next() throws IOException {
    if (at == line.length()) {
      throw new IOException("wanted the end of a quotation, got the line's end");
    }
    return line.charAt(at++);
  }

  /** A backslash before a newline joins lines. */
  private void escaped() {
    if (at == line.length()) {
      append("\\");
      return;
    }
    char c = line.charAt(at++);
    if (c == '\r' && at < line.length() && line.charAt(at) == '\n') {
      at++;
    } else if (c != '\n') {
      append(String.valueOf(c));
    }
  }

  private void doubleQuoted() throws IOException {
    append("");
    for (char c = next(); c != '"'; c = next()) {
      if (c == '\\') {
        char escaped = next();
        boolean special = "$`\"\\".indexOf(escaped) >= 0;
        append(escaped == '\n' ? "" : special ? String.valueOf(escaped) : "\\" + escaped);
      } else {
        append(String.valueOf(c));
      }
    }
  }

  private void ansiQuoted() throws IOException {
    append("");
    for (char c = next(); c != '\''; c = next()) {
      append(c == '\\' ? ansiEscape(next()) : String.valueOf(c));
    }
  }

  private String ansiEscape(char kind) {
    int known = ESCAPES.indexOf(kind);
    if (known >= 0) {
      return String.valueOf(ESCAPED.charAt(known));
    }
    return switch (kind) {
      case 'x' -> digits(2, 16, "\\x");
      case 'u' -> digits(4, 16, "\\u");
      case 'U' -> digits(8, 16, "\\U");
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        yield digits(3, 8, "\\");
      }
      case '\\', '\'', '"', '?' -> String.valueOf(kind);
      default -> "\\" + kind;
    };
  }

  private String digits(int most, int radix, String otherwise) {
    int from = at;
    while (at < line.length() && at - from < most && Character.digit(line.charAt(at), radix) >= 0) {
      at++;
    }
    if (at == from) {
      return otherwise;
    }
    long code = Long.parseLong(line.substring(from, at), radix);
    return code <= Character.MAX_CODE_POINT ? Character.toString((int) code) : otherwise;
  }
}
