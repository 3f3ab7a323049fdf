package dev.sallyport.rules.plan;

import dev.sallyport.rules.exchange.TargetExclusion;
import dev.sallyport.rules.variable.Selector;
import dev.sallyport.rules.variable.Variable;
import java.util.List;

/**
 * What a rule looks at: the values of a variable, or with {@code &} their number.
 *
 * @param exclusions values that are left out
 */
public record Target(
    Variable variable, Selector selector, boolean counted, List<TargetExclusion> exclusions) {
  public Target {
    exclusions = List.copyOf(exclusions);
  }

  /** As rules write it. */
  public String text() {
    String key = selector.text().isEmpty() ? "" : ":" + selector.text();
    return (counted ? "&" : "") + variable.word() + key;
  }
}
