package dev.sallyport.console.http;

/** A request that is not carried out. The message is one line and says what was wanted and got. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * A refusal.
   *
   * @param status of the answer, from 400
   */
  public Refused(int status, String why) {
    super(why);
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** Its message; never null. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
