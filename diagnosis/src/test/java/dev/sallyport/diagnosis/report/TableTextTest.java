package dev.sallyport.diagnosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.report.Report.Verdict;
import dev.sallyport.diagnosis.report.Row.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTextTest {
  private static final List<Row> TABLE =
      List.of(
          new Row(
              "tcp",
              "connect, 5 times",
              new Answer("5 of 5, 0.2 ms", "5 of 5"),
              new Answer("5 of 5, 0.4 ms", "5 of 5")),
          new Row("tls", "version TLSv1.2", new Answer("accepted"), new Answer("accepted")),
          new Row("tls", "version TLSv1.3", new Answer("accepted"), new Answer("<b>&\u001b[31m")));

  @Test
  void marksWhatDiffers() {
    assertThat(TableText.of(TABLE, Colour.NONE))
        .isEqualTo(
            """
                                                    direct                        via
              tcp      connect, 5 times             5 of 5, 0.2 ms                5 of 5, 0.4 ms
              tls      version TLSv1.2              accepted                      accepted
            *          version TLSv1.3              accepted                      <b>&?[31m
            """);
  }

  @Test
  void keepsToItsWidth() {
    String words = "word ".repeat(40) + "x".repeat(90);
    for (Row row :
        List.of(
            new Row("tls", words, new Answer(words), new Answer("short")),
            new Row("tls", words, new Answer(words), null))) {
      String text = TableText.of(List.of(row), Colour.NONE);
      assertThat(text.lines()).allMatch(line -> line.length() <= Ladder.WIDTH);
      assertThat(text.replaceAll("[^x]", "")).hasSizeGreaterThanOrEqualTo(180);
    }
  }

  @Test
  void oneWayAloneNeedsNoHeading() {
    assertThat(
            TableText.of(
                List.of(new Row("tls", "version TLSv1.3", new Answer("accepted"), null)),
                Colour.NONE))
        .isEqualTo("  tls      version TLSv1.3              accepted\n");
    assertThat(TableText.of(List.of(), Colour.NONE)).isEmpty();
  }

  @Test
  void theTableStandsInJsonAndHtmlToo() {
    Report report = new Report(Verdict.OK, List.of(), List.of(), TABLE);
    assertThat(ReportJson.text(report))
        .contains("\"topic\" : \"tcp\"", "\"direct\" : \"5 of 5, 0.2 ms\"", "\"differs\" : true");
    assertThat(ReportHtml.page("t", report))
        .contains("<th>direct</th><th>via</th>")
        .contains("<tr class=\"bad\"><td>tls</td><td>version TLSv1.3</td>")
        .contains("&lt;b&gt;&amp;?[31m");
    assertThat(ReportJson.text(new Report(Verdict.OK, List.of(), List.of())))
        .doesNotContain("table");
  }
}
