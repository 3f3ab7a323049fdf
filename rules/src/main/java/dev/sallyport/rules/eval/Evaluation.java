package dev.sallyport.rules.eval;

/** How rules are evaluated; the outcome is the same. */
public enum Evaluation {
  /** Rules that cannot match are passed over. */
  SCREENED,
  /** Each rule is tried on each value, as the reference for the other. */
  PLAIN
}
