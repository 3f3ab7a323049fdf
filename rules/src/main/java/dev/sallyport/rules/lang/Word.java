package dev.sallyport.rules.lang;

/** One argument of a directive, quotes and escapes resolved; knows the place of each character. */
public final class Word {
  private final LogicalLine line;
  private final String text;
  private final int[] origins;

  Word(LogicalLine line, String text, int[] origins) {
    this.line = line;
    this.text = text;
    this.origins = origins;
  }

  public String text() {
    return text;
  }

  public Position at() {
    return at(0);
  }

  /** The place of the character at {@code index}; the end counts as the last one's neighbour. */
  public Position at(int index) {
    return line.at(origins[Math.min(index, origins.length - 1)]);
  }
}
