package dev.sallyport.rules.eval;

/**
 * Why an exchange must not go on.
 *
 * @param ruleId 0 where a limit and no rule decided
 * @param reason in words, for the log
 */
public record Interruption(Answer answer, long ruleId, int phase, String reason) {

  /** What the client gets. */
  public sealed interface Answer {
    /** An error page. */
    record Status(int status) implements Answer {}

    /** A redirect. */
    record Redirect(int status, String location) implements Answer {}

    /** Nothing: the connection is closed. */
    record Close() implements Answer {}
  }
}
