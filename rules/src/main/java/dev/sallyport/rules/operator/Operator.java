package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;

/** An operator with its argument: immutable, shared by all exchanges, linear in its input. */
@FunctionalInterface
public interface Operator {
  /** Whether {@code value} matches. Negation is the caller's. */
  boolean matches(Slice value, Captures captures);
}
