package dev.sallyport.rules.lang;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A line after its continuation lines were joined; knows the place of each of its characters. */
final class LogicalLine {
  private final String file;
  private final String text;
  private final int[] starts;
  private final int[] lines;
  private final int[] columns;

  private LogicalLine(String file, String text, List<int[]> pieces) {
    this.file = file;
    this.text = text;
    starts = pieces.stream().mapToInt(p -> p[0]).toArray();
    lines = pieces.stream().mapToInt(p -> p[1]).toArray();
    columns = pieces.stream().mapToInt(p -> p[2]).toArray();
  }

  /**
   * All lines of a file. As Apache reads it: a backslash before the line's end joins the next line,
   * in comments too; white space before the first word goes.
   */
  static List<LogicalLine> of(String file, String source) {
    List<LogicalLine> all = new ArrayList<>();
    StringBuilder joined = new StringBuilder();
    List<int[]> pieces = new ArrayList<>();
    int number = 0;
    int at = 0;
    while (at < source.length()) {
      number++;
      int end = source.indexOf('\n', at);
      int next = end < 0 ? source.length() : end + 1;
      int stop = end < 0 ? source.length() : end;
      if (stop > at && source.charAt(stop - 1) == '\r') {
        stop--;
      }
      int begin = at;
      while (pieces.isEmpty()
          && begin < stop
          && (source.charAt(begin) == ' ' || source.charAt(begin) == '\t')) {
        begin++;
      }
      boolean continues = stop > begin && source.charAt(stop - 1) == '\\';
      pieces.add(new int[] {joined.length(), number, begin - at + 1});
      joined.append(source, begin, continues ? stop - 1 : stop);
      if (!continues || next == source.length()) {
        all.add(new LogicalLine(file, joined.toString(), pieces));
        joined.setLength(0);
        pieces.clear();
      }
      at = next;
    }
    return all;
  }

  String text() {
    return text;
  }

  Position at(int index) {
    int found = Arrays.binarySearch(starts, index);
    int piece = found >= 0 ? lastAt(found) : -found - 2;
    return new Position(file, lines[piece], columns[piece] + index - starts[piece]);
  }

  /** Empty pieces share a start with the next one; the last of them holds the character. */
  private int lastAt(int found) {
    int piece = found;
    while (piece + 1 < starts.length && starts[piece + 1] == starts[found]) {
      piece++;
    }
    return piece;
  }
}
