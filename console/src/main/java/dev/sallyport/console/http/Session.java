package dev.sallyport.console.http;

/**
 * A browser that showed the token.
 *
 * @param csrf stands in each of its forms
 */
public record Session(String id, String csrf, long sinceNanos) {
  /** Says nothing of the secrets. */
  @Override
  public String toString() {
    return "Session";
  }
}
