package dev.sallyport.rules.plan;

import dev.sallyport.rules.exchange.TargetExclusion;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.variable.Selector;
import dev.sallyport.rules.variable.Variable;
import java.util.List;

/**
 * What a rule looks at: the values of a variable, or with {@code &} their number.
 *
 * @param exclusions values that are left out
 * @param text as rules write it
 */
public record Target(
    Variable variable,
    Selector selector,
    boolean counted,
    List<TargetExclusion> exclusions,
    String text) {
  Target(Variable variable, Selector selector, boolean counted, List<TargetExclusion> exclusions) {
    this(
        variable,
        selector,
        counted,
        List.copyOf(exclusions),
        (counted ? "&" : "")
            + variable.word()
            + (selector.text().isEmpty() ? "" : ":" + selector.text()));
  }

  /** How {@code %{MATCHED_VAR_NAME}} calls a value of it, or the number of its values. */
  public String nameOf(Value value) {
    return counted ? text : variable.nameOf(value);
  }
}
