package dev.sallyport.rules.action;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.RuleChoice;
import dev.sallyport.rules.exchange.TargetExclusion;

/** A {@code ctl} that takes rules, or targets of rules, out of this exchange. */
public sealed interface Removal extends Effect {
  RuleChoice rules();

  /** The whole rules. */
  record OfRules(RuleChoice rules) implements Removal {
    @Override
    public void perform(Exchange exchange) {
      exchange.controls().remove(rules);
    }
  }

  /** One target of each. */
  record OfTarget(RuleChoice rules, TargetExclusion target) implements Removal {
    @Override
    public void perform(Exchange exchange) {
      exchange.controls().removeTarget(rules, target);
    }
  }
}
