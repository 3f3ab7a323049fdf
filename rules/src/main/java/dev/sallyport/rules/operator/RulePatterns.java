package dev.sallyport.rules.operator;

import dev.sallyport.rules.match.BadPattern;
import dev.sallyport.rules.match.Matcher;
import dev.sallyport.rules.match.Patterns;
import dev.sallyport.rules.match.Patterns.Option;

/** Patterns as the operators compile them. */
final class RulePatterns {
  /** TX:0 to TX:9. */
  static final int MOST_CAPTURES = 10;

  private RulePatterns() {}

  /** With the options of {@code @rx} in ModSecurity v2. */
  static Matcher compile(String pattern) throws BadArgument {
    return compile(pattern, Option.DOT_ALL, Option.DOLLAR_END_ONLY);
  }

  static Matcher compile(String pattern, Option... options) throws BadArgument {
    try {
      return Patterns.compile(pattern, options);
    } catch (BadPattern e) {
      throw new BadArgument(e.problem());
    }
  }
}
