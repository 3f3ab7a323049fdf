package dev.sallyport.rules.lang;

/** A word or its value that cannot be used; whoever knows the place turns it into a problem. */
public final class BadWord extends Exception {
  private static final long serialVersionUID = 1L;

  public BadWord(String message) {
    super(message);
  }

  /** The message, which is always there. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** For a word that no table holds, with the nearest one that a table does hold. */
  public static BadWord unknown(String kind, String got, Iterable<String> known) {
    String nearest = Nearest.to(got, known);
    return new BadWord(
        "unknown "
            + kind
            + " "
            + got
            + (nearest.isEmpty() ? "" : "; did you mean " + nearest + "?"));
  }
}
