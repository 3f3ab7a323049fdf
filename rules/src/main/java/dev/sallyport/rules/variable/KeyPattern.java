package dev.sallyport.rules.variable;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.match.BadPattern;
import dev.sallyport.rules.match.BudgetExhausted;
import dev.sallyport.rules.match.Matcher;
import dev.sallyport.rules.match.Patterns;
import dev.sallyport.rules.match.Patterns.Option;
import java.util.function.Predicate;

/** A search for a pattern in keys, tags and messages, without regard to case. */
final class KeyPattern {
  private KeyPattern() {}

  static Predicate<String> of(String source) throws BadWord {
    try {
      Matcher matcher = Patterns.compile(source, Option.IGNORE_CASE, Option.DOT_ALL);
      return text -> finds(matcher, text);
    } catch (BadPattern bad) {
      throw new BadWord("pattern /" + source + "/: " + bad.getMessage());
    }
  }

  /** A key that takes too much work is not excluded: the rule looks at it. */
  private static boolean finds(Matcher matcher, String text) {
    try {
      return matcher.matches(Slice.latin1(text));
    } catch (BudgetExhausted tooMuch) {
      return false;
    }
  }
}
