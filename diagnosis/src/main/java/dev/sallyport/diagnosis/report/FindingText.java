package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Colour.Paint;
import dev.sallyport.diagnosis.trail.Seconds;
import java.util.List;

/** A finding as plain text for a terminal: what, how sure, why, and what to do about it. */
public final class FindingText {
  private static final int MOST = 2_000;

  private FindingText() {}

  /** At most {@link Ladder#WIDTH} columns; each line ends with a line feed. */
  public static String of(Finding finding, Colour colour) {
    StringBuilder out = new StringBuilder();
    String title = "%s (%s)".formatted(finding.cause().id(), finding.certainty().word());
    out.append(colour.paint(Paint.STRONG, title)).append('\n');
    paragraph(out, "  ", "  ", "at " + finding.subject());
    paragraph(out, "  ", "  ", finding.cause().summary() + " " + finding.detail());
    out.append("  Evidence\n");
    for (Finding.Evidence part : finding.evidence()) {
      Integer packet = part.at().packet();
      String where =
          Seconds.text(part.at().atNanos()) + (packet == null ? "" : ", packet " + packet);
      paragraph(out, "    ", "      ", where + ": " + part.text());
    }
    paragraph(out, "  ", "  ", "Not to be confused: " + finding.cause().distinguish());
    remedies(out, "At the origin", finding.cause().originRemedy());
    remedies(out, "At the gateway", finding.cause().gatewayRemedy());
    paragraph(out, "  ", "    ", "See " + String.join("; ", finding.cause().references()) + ".");
    return out.toString();
  }

  private static void remedies(StringBuilder out, String where, List<String> remedies) {
    if (remedies.isEmpty()) {
      return;
    }
    out.append("  ").append(where).append('\n');
    for (String remedy : remedies) {
      paragraph(out, "    - ", "      ", remedy);
    }
  }

  private static void paragraph(StringBuilder out, String first, String further, String text) {
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
    }
    out.append(line).append('\n');
  }
}
