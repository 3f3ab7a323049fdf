package dev.sallyport.rules.match;

import java.util.Set;

/** Compiles patterns in PCRE's syntax; values are bytes, letters and classes are those of ASCII. */
public final class Patterns {
  /** What PCRE calls options. */
  public enum Option {
    /** As {@code (?i)}. */
    IGNORE_CASE,
    /** As {@code (?m)}. */
    MULTILINE,
    /** As {@code (?s)}. */
    DOT_ALL,
    /** {@code $} is the end only, not also before a line feed at the end. */
    DOLLAR_END_ONLY
  }

  private Patterns() {}

  /**
   * A matcher for {@code pattern}.
   *
   * @throws BadPattern where it cannot be read, or is not supported, or gets too large
   */
  public static Matcher compile(String pattern, Option... options) throws BadPattern {
    PatternParser.Parsed parsed = parse(pattern, Set.of(options));
    Program automaton = Compiler.forAutomaton(parsed);
    return automaton == null
        ? new Backtracker(Compiler.forBacktracking(parsed))
        : new LinearMatcher(parsed.root(), automaton);
  }

  static PatternParser.Parsed parse(String pattern, Set<Option> options) throws BadPattern {
    Flags flags =
        new Flags(
            options.contains(Option.IGNORE_CASE),
            options.contains(Option.MULTILINE),
            options.contains(Option.DOT_ALL),
            false,
            false);
    Place dollar =
        options.contains(Option.DOLLAR_END_ONLY) ? Place.END : Place.END_OR_LAST_LINE_FEED;
    return PatternParser.parse(pattern, flags, dollar);
  }
}
