package dev.sallyport.rules.plan;

import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.Word;
import dev.sallyport.rules.lang.WordDoc;
import java.util.List;

/** One directive that is no rule: how many arguments it wants and what they change. */
public record DirectiveWord(String word, WordDoc doc, int least, int most, Reader reader) {
  /** Takes the arguments, already counted. */
  @FunctionalInterface
  interface Reader {
    void read(List<Word> arguments, PlanDraft draft) throws BadWord;
  }

  /** Takes the only argument. */
  @FunctionalInterface
  interface OneReader {
    void read(String argument, PlanDraft draft) throws BadWord;
  }

  static DirectiveWord one(String word, WordDoc doc, OneReader reader) {
    return new DirectiveWord(
        word, doc, 1, 1, (arguments, draft) -> reader.read(arguments.getFirst().text(), draft));
  }

  /** Read and without effect; loading warns. */
  static DirectiveWord idle(String word, String why) {
    WordDoc doc = WordDoc.differs("No effect: " + why + ".", word + " x");
    return new DirectiveWord(word, doc, 0, 9, (arguments, draft) -> draft.warn(word + ": " + why));
  }

  static DirectiveWord refused(String word, String why) {
    return new DirectiveWord(word, WordDoc.refused(why, word + " x"), 0, 99, (a, d) -> {});
  }
}
