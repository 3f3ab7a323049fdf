package dev.sallyport.rules.operator;

import dev.sallyport.rules.match.Match;
import dev.sallyport.rules.match.Matcher;

/**
 * {@code @rxGlobal}: as {@code @rx}, but goes on behind each match, so that {@code TX:0} to {@code
 * TX:9} hold the groups of the first matches one after the other.
 *
 * <pre>{@code
 * SecRule ARGS:ids "@rxGlobal \d+" "id:1,phase:2,pass,capture,setvar:tx.second=%{TX.1}"
 * }</pre>
 */
final class RxGlobal implements OperatorWord {
  @Override
  public String word() {
    return "rxGlobal";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) throws BadArgument {
    Matcher matcher = RulePatterns.compile(argument);
    Operator operator =
        (value, captures) -> {
          if (!captures.wanted()) {
            return matcher.matches(value);
          }
          int captured = 0;
          Match match = matcher.find(value, 0);
          while (match != null && captured < RulePatterns.MOST_CAPTURES) {
            boolean empty = match.end() == match.start();
            // Behind a match an empty one says nothing new.
            int groups = empty && captured > 0 ? 0 : match.groupCount();
            for (int g = 0; g < groups && captured < RulePatterns.MOST_CAPTURES; g++) {
              captures.put(captured++, match.group(g));
            }
            int from = empty ? match.end() + 1 : match.end();
            match = from <= value.length() ? matcher.find(value, from) : null;
          }
          return captured > 0;
        };
    return operator.with(matcher.requirement());
  }
}
