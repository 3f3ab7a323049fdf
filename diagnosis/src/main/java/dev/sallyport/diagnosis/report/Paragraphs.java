package dev.sallyport.diagnosis.report;

import java.util.List;

/** Printable text in lines of at most {@link Ladder#WIDTH} columns. */
final class Paragraphs {
  private static final int MOST = 2_000;

  private final StringBuilder out = new StringBuilder();

  /** A line as it is. */
  Paragraphs line(String text) {
    out.append(text).append('\n');
    return this;
  }

  /** A paragraph: {@code first} before its first line, {@code further} before the others. */
  Paragraphs paragraph(String first, String further, String text) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : Printable.text(text, MOST).split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > Ladder.WIDTH) {
        out.append(line).append('\n');
        line = new StringBuilder(further);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
      while (line.length() > Ladder.WIDTH) { // one word that no line holds
        out.append(line, 0, Ladder.WIDTH).append('\n');
        line = new StringBuilder(further).append(line.substring(Ladder.WIDTH));
      }
    }
    out.append(line).append('\n');
    return this;
  }

  /** A heading and a point for each text; nothing where there is none. */
  Paragraphs points(String heading, List<String> texts) {
    if (!texts.isEmpty()) {
      line("  " + heading);
      texts.forEach(text -> paragraph("    - ", "      ", text));
    }
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
