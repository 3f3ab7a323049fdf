package dev.sallyport.rules.action;

import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.WordDoc;

/** One action of the language: how its value is read into the rule's actions. */
public record ActionWord(String word, Wants wants, WordDoc doc, Reader reader) {
  /** Whether a value follows the word. */
  public enum Wants {
    NOTHING,
    A_VALUE,
    PERHAPS_A_VALUE
  }

  /** Takes the value; empty where there is none. */
  @FunctionalInterface
  public interface Reader {
    void read(String value, ActionSet into) throws BadWord;
  }

  static ActionWord flag(String word, WordDoc doc, Reader reader) {
    return new ActionWord(word, Wants.NOTHING, doc, reader);
  }

  static ActionWord with(String word, WordDoc doc, Reader reader) {
    return new ActionWord(word, Wants.A_VALUE, doc, reader);
  }

  static ActionWord refused(String word, String why) {
    String example = "SecAction \"id:1,phase:1," + word + ":x\"";
    return new ActionWord(
        word, Wants.PERHAPS_A_VALUE, WordDoc.refused(why, example), (value, into) -> {});
  }
}
