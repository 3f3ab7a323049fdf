package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.BudgetExhausted;

/** An operator with its argument: immutable, shared by all exchanges, linear in its input. */
@FunctionalInterface
public interface Operator {
  /**
   * Whether {@code value} matches. Negation is the caller's. Where it matches and captures are
   * wanted, groups are put from 0 on without a gap; what an earlier rule left behind them is the
   * caller's to clear.
   *
   * @throws BudgetExhausted where the answer would take more work than the value's length allows
   */
  boolean matches(Slice value, Captures captures);
}
