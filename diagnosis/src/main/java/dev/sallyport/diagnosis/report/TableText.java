package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.report.Colour.Paint;
import dev.sallyport.diagnosis.report.Row.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of both ways as text, at most {@link Ladder#WIDTH} columns; a star marks what differs.
 *
 * <pre>
 *                                        direct                         via
 *   tcp      connect, 5 times            5 of 5, 0.1 to 0.3 ms          5 of 5, 0.2 to 0.4 ms
 * * tls      version TLSv1.3             accepted                       alert protocol_version
 * </pre>
 */
public final class TableText {
  private static final int MOST = 1_000;
  private static final int TOPIC = 9;
  private static final int QUESTION = 29;
  private static final int ANSWERS = Ladder.WIDTH - 2 - TOPIC - QUESTION;

  private final Colour colour;
  private final StringBuilder out = new StringBuilder();

  private TableText(Colour colour) {
    this.colour = colour;
  }

  /** Each line ends with a line feed; empty where the table is. */
  public static String of(List<Row> table, Colour colour) {
    boolean direct = table.stream().anyMatch(row -> row.direct() != null);
    boolean via = table.stream().anyMatch(row -> row.via() != null);
    TableText text = new TableText(colour);
    if (direct && via) {
      text.line("", "", "", List.of("direct", "via"), Paint.STRONG);
    }
    String topic = "";
    for (Row row : table) {
      List<String> answers = new ArrayList<>();
      if (direct) {
        answers.add(words(row.direct()));
      }
      if (via) {
        answers.add(words(row.via()));
      }
      text.row(row, row.topic().equals(topic) ? "" : row.topic(), answers);
      topic = row.topic();
    }
    return text.out.toString();
  }

  private static String words(@Nullable Answer answer) {
    return answer == null ? "-" : answer.text();
  }

  private void row(Row row, String topic, List<String> answers) {
    int width = ANSWERS / answers.size() - 1;
    List<String> question = wrapped(row.question(), QUESTION - 1);
    List<List<String>> cells = answers.stream().map(answer -> wrapped(answer, width)).toList();
    int lines = cells.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < Math.max(lines, question.size()); i++) {
      int line = i;
      line(
          row.differs() && i == 0 ? "*" : "",
          i == 0 ? topic : "",
          nth(question, i),
          cells.stream().map(cell -> nth(cell, line)).toList(),
          row.differs() ? Paint.NOTABLE : Paint.PLAIN);
    }
  }

  private void line(String mark, String topic, String question, List<String> answers, Paint paint) {
    StringBuilder line = new StringBuilder(pad(mark, 2));
    line.append(pad(topic, TOPIC)).append(pad(question, QUESTION));
    answers.forEach(answer -> line.append(pad(answer, ANSWERS / answers.size())));
    out.append(colour.paint(paint, line.toString().stripTrailing())).append('\n');
  }

  private static String nth(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "";
  }

  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Printable.text(text, MOST).split(" ", -1)) {
      String rest = word;
      if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (rest.length() > width) {
        int underscore = rest.lastIndexOf('_', width - 1);
        int end = underscore > 0 ? underscore + 1 : width;
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
