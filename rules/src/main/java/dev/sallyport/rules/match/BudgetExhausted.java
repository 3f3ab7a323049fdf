package dev.sallyport.rules.match;

/**
 * A value on which a pattern would take more work than its length allows. Whoever evaluates rules
 * catches this and does what is configured for failures; it has no stack trace.
 */
public final class BudgetExhausted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BudgetExhausted(String message) {
    super(message, null, false, false);
  }
}
