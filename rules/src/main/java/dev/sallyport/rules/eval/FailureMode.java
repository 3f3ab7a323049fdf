package dev.sallyport.rules.eval;

/** What becomes of an exchange on which a rule cannot be evaluated within its bound. */
public enum FailureMode {
  /** The rule counts as not matched. */
  PASS,
  /** The exchange is denied where the engine blocks. */
  DENY
}
