package dev.sallyport.rules.lang;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code id:1,phase:2,msg:'it\'s',deny}: commas separate, quotes hold a value together. */
final class ActionReader {
  private final Word word;
  private final String text;
  private int at;

  private ActionReader(Word word) {
    this.word = word;
    this.text = word.text();
  }

  static List<ActionText> read(Word word) throws BadWord {
    ActionReader reader = new ActionReader(word);
    List<ActionText> actions = new ArrayList<>();
    reader.skipSpace();
    while (reader.at < reader.text.length()) {
      actions.add(reader.action());
      reader.skipSpace();
    }
    return actions;
  }

  private ActionText action() throws BadWord {
    Position place = word.at(at);
    int start = at;
    while (at < text.length() && ":,".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(start, at).strip();
    String value = at < text.length() && text.charAt(at) != ',' ? value() : null;
    skipSpace();
    if (at < text.length()) {
      if (text.charAt(at) != ',') {
        throw new BadWord(
            place + ": wanted a comma after " + name + ", got '" + text.substring(at) + "'");
      }
      at++;
    }
    if (name.isEmpty()) {
      throw new BadWord("wanted an action, got a comma at " + place);
    }
    return new ActionText(place, name, value);
  }

  private @Nullable String value() throws BadWord {
    at++;
    skipSpace();
    if (at < text.length() && text.charAt(at) == '\'') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && text.charAt(at) != ',') {
      at++;
    }
    return text.substring(start, at).strip();
  }

  private String quoted() throws BadWord {
    int open = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '\'') {
      if (text.startsWith("\\'", at) || text.startsWith("\\\\", at)) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw new BadWord("the quote at " + word.at(open) + " is not closed");
    }
    at++;
    return value.toString();
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
