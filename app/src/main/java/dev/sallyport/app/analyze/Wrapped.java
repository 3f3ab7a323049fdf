package dev.sallyport.app.analyze;

import dev.sallyport.diagnosis.report.Ladder;

/** Text in lines that a terminal shows whole. */
final class Wrapped {
  private Wrapped() {}

  /**
   * Lines of at most {@link Ladder#WIDTH} columns, each with a line feed.
   *
   * @param first what the first line begins with
   * @param further what the other lines begin with
   */
  static String of(String first, String further, String text) {
    StringBuilder out = new StringBuilder(first);
    int column = first.length();
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && column + 1 + word.length() > Ladder.WIDTH) {
        out.append('\n').append(further);
        column = further.length();
      } else if (!empty) {
        out.append(' ');
        column++;
      }
      empty = false;
      for (int at = 0; at < word.length(); at++) {
        if (column == Ladder.WIDTH) {
          out.append('\n').append(further);
          column = further.length();
        }
        out.append(word.charAt(at));
        column++;
      }
    }
    return out.append('\n').toString();
  }
}
