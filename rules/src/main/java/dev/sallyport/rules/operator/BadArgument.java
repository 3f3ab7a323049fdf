package dev.sallyport.rules.operator;

/** An argument that an operator cannot use: what was wanted, what was got. */
public final class BadArgument extends Exception {
  private static final long serialVersionUID = 1L;

  public BadArgument(String message) {
    super(message);
  }
}
