package dev.sallyport.rules.operator;

import dev.sallyport.rules.match.Match;
import dev.sallyport.rules.match.Matcher;

/**
 * {@code @rx}: a pattern in PCRE's syntax matches anywhere in the value. As in ModSecurity v2 a dot
 * takes line feeds and {@code $} is the very end; v3 has {@code $} match before each line feed.
 * Captures the match and its groups as {@code TX:0} to {@code TX:9}.
 *
 * <pre>{@code
 * SecRule ARGS "@rx (?i)<script[^>]*>" "id:1,phase:2,capture,deny,logdata:'%{TX.0}'"
 * }</pre>
 */
final class Rx implements OperatorWord {
  @Override
  public String word() {
    return "rx";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) throws BadArgument {
    Matcher matcher = RulePatterns.compile(argument);
    Operator operator =
        (value, captures) -> {
          if (!captures.wanted()) {
            return matcher.matches(value);
          }
          Match match = matcher.find(value, 0);
          if (match == null) {
            return false;
          }
          int groups = Math.min(match.groupCount(), RulePatterns.MOST_CAPTURES);
          for (int group = 0; group < groups; group++) {
            captures.put(group, match.group(group));
          }
          return true;
        };
    return operator.with(matcher.requirement());
  }
}
