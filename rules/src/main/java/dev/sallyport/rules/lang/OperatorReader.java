package dev.sallyport.rules.lang;

/** Reads {@code !@beginsWith /a}; without an at sign, the text is a regular expression. */
final class OperatorReader {
  private OperatorReader() {}

  static OperatorText read(Word word) {
    String text = word.text();
    int at = skipSpace(text, 0);
    boolean negated = at < text.length() && text.charAt(at) == '!';
    if (negated) {
      at = skipSpace(text, at + 1);
    }
    if (at >= text.length() || text.charAt(at) != '@') {
      return new OperatorText(
          word.at(at), negated, "rx", text.substring(Math.min(at, text.length())));
    }
    int end = at;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    String argument = text.substring(skipSpace(text, end));
    return new OperatorText(word.at(at), negated, text.substring(at + 1, end), argument);
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
