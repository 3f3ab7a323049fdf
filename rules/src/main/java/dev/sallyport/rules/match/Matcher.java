package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Slice;
import org.jspecify.annotations.Nullable;

/**
 * A compiled pattern. Immutable, shared by all threads. The work on one value is bounded by its
 * length.
 */
public interface Matcher {
  /**
   * Whether the pattern matches anywhere in {@code value}.
   *
   * @throws BudgetExhausted where the answer would take too much work
   */
  boolean matches(Slice value);

  /**
   * The first match that begins at or after {@code from}, as a backtracking matcher would choose
   * it; null where there is none. What stands before {@code from} is seen by {@code ^} and {@code
   * \b}.
   *
   * @throws BudgetExhausted where the answer would take too much work
   */
  @Nullable Match find(Slice value, int from);

  /** What a value must hold for the pattern to match. */
  Requirement requirement();

  /** Whether it runs in linear time whatever the value; otherwise a step budget bounds it. */
  boolean linear();
}
