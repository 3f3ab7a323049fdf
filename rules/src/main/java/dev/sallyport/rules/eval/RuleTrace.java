package dev.sallyport.rules.eval;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.plan.Rule;

/** Hears of every step of an evaluation, for whoever explains one. */
public interface RuleTrace {
  /** A rule was passed over because a {@code ctl} took it out of this exchange. */
  void removed(Rule rule);

  /**
   * A rule, or one link of a chain, was tried on a value.
   *
   * @param value before any transformation
   */
  void tried(Rule link, String target, Slice value, boolean passed);

  /** A rule and its chain were tried on everything; its effects are done. */
  void ended(Rule head, boolean matched);

  /** After a match the phase went on behind other rules. */
  void jumped(Rule from, int rules);
}
