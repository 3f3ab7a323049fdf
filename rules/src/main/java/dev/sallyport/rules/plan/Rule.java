package dev.sallyport.rules.plan;

import dev.sallyport.rules.exchange.RuleIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A rule ready to run. Of a chain, the first carries what the whole means.
 *
 * @param number its place among all rules of the plan; the same along a chain
 * @param next the rule that must match too
 */
public record Rule(
    int number,
    RuleIdentity identity,
    Condition condition,
    Consequence consequence,
    @Nullable Rule next) {
  /** No jump: the next rule follows. */
  public static final int NO_JUMP = -1;
}
