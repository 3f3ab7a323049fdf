package dev.sallyport.rules.lang;

/** What is wrong or doubtful at one place of the rules. */
public record Problem(Position at, String text) {
  @Override
  public String toString() {
    return at + ": " + text;
  }
}
