package dev.sallyport.rules.variable;

import static dev.sallyport.rules.variable.Examples.doc;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.RuleIdentity;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.exchange.ValueList;
import dev.sallyport.rules.exchange.Values;
import java.util.List;

/** What matched, and the rule itself. */
final class MatchVariables {
  private MatchVariables() {}

  static List<Variable> all() {
    return List.of(
        Single.changing(
            "MATCHED_VAR",
            doc("The value that matched last, transformed.", "MATCHED_VAR", "@rx admin"),
            x -> new Value("", x.matched().last().bytes())),
        Single.text(
            "MATCHED_VAR_NAME",
            doc("The name of it.", "MATCHED_VAR_NAME", "@beginsWith ARGS"),
            x -> x.matched().last().key()),
        Keyed.changing(
            "MATCHED_VARS",
            doc("All values that the rule above in the chain matched.", "MATCHED_VARS", "@rx x"),
            x -> x.matched().all()),
        Keyed.changing(
            "MATCHED_VARS_NAMES",
            doc("Their names.", "MATCHED_VARS_NAMES", "@contains ARGS"),
            MatchVariables::names),
        Keyed.changing(
            "RULE",
            doc("The rule's own id, msg, severity, rev, ver.", "RULE:severity", "@le 2"),
            MatchVariables::rule));
  }

  private static Values names(Exchange exchange) {
    ValueList names = new ValueList();
    for (Value value : exchange.matched().all().all()) {
      names.add(Value.of(value.key(), value.key()));
    }
    return names;
  }

  private static Values rule(Exchange exchange) {
    RuleIdentity rule = exchange.rule();
    ValueList values = new ValueList();
    if (rule != null) {
      values.add(Value.of("id", Long.toString(rule.id())));
      values.add(Value.of("msg", rule.message()));
      values.add(Value.of("severity", rule.severity() < 0 ? "" : "" + rule.severity()));
      values.add(Value.of("rev", rule.rev()));
      values.add(Value.of("ver", rule.ver()));
    }
    return values;
  }
}
