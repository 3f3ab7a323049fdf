package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.BudgetExhausted;
import dev.sallyport.rules.match.Requirement;

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

  /** What a value must hold to match; a value without it need not be asked about. */
  default Requirement requirement() {
    return Requirement.NONE;
  }

  /** The same operator, whose values hold a requirement. */
  default Operator with(Requirement requirement) {
    return new Requiring(this, requirement);
  }
}
