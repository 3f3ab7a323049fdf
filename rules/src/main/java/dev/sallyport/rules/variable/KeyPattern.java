package dev.sallyport.rules.variable;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.match.BadPattern;
import dev.sallyport.rules.match.BudgetExhausted;
import dev.sallyport.rules.match.Matcher;
import dev.sallyport.rules.match.Patterns;
import dev.sallyport.rules.match.Patterns.Option;
import java.util.Locale;
import java.util.function.Predicate;

/** A search for a pattern in keys, tags and messages, without regard to case. */
final class KeyPattern implements Predicate<String> {
  private final Matcher matcher;

  /** What each text that matches holds, in ASCII and lower case; empty where none is known. */
  private final String part;

  private KeyPattern(Matcher matcher) {
    this.matcher = matcher;
    String only = matcher.requirement().onlyText().toString();
    part = only.chars().allMatch(c -> c < 128) ? only : "";
  }

  static KeyPattern of(String source) throws BadWord {
    try {
      return new KeyPattern(Patterns.compile(source, Option.IGNORE_CASE, Option.DOT_ALL));
    } catch (BadPattern bad) {
      throw new BadWord("pattern /" + source + "/: " + bad.getMessage());
    }
  }

  /** A key that takes too much work is not excluded: the rule looks at it. */
  @Override
  public boolean test(String text) {
    if (!part.isEmpty() && !text.toLowerCase(Locale.ROOT).contains(part)) {
      return false;
    }
    try {
      return matcher.matches(Slice.latin1(text));
    } catch (BudgetExhausted tooMuch) {
      return false;
    }
  }
}
