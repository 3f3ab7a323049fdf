package dev.sallyport.rules.match;

/** A pattern that cannot be compiled: what is wrong and where in it. */
public final class BadPattern extends Exception {
  private static final long serialVersionUID = 1L;

  private final String problem;

  /** {@code offset}: of the character, counted from 0. */
  BadPattern(String what, int offset) {
    super(what + " at character " + offset + " of the pattern");
    problem = what + " at character " + offset + " of the pattern";
  }

  /** What is wrong and where. */
  public String problem() {
    return problem;
  }
}
