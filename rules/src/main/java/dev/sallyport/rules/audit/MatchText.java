package dev.sallyport.rules.audit;

import dev.sallyport.rules.eval.RuleHit;
import java.util.Locale;

/** Says in ModSecurity's words what matched. */
final class MatchText {
  private MatchText() {}

  /** For instance: Matched "Operator `Rx' with parameter `x' against variable `ARGS:a' ... */
  static String of(RuleHit hit) {
    if (hit.operator().isEmpty() || hit.matches().isEmpty()) {
      return "Unconditional match in SecAction.";
    }
    RuleHit.Matched last = hit.matches().getLast();
    String operator = hit.operator();
    boolean negated = operator.startsWith("!");
    int at = negated ? 2 : 1;
    int space = operator.indexOf(' ', at);
    String word = operator.substring(at, space < 0 ? operator.length() : space);
    String argument = space < 0 ? "" : operator.substring(space + 1);
    String name =
        word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    return "Matched \"Operator `"
        + name
        + "' with parameter `"
        + LogText.value(argument)
        + "' against variable `"
        + last.name()
        + "' (Value: `"
        + LogText.value(last.value())
        + "' )";
  }
}
