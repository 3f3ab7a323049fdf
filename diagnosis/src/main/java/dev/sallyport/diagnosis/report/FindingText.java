package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Colour.Paint;
import dev.sallyport.diagnosis.trail.Seconds;

/** A finding as plain text for a terminal: what, how sure, why, and what to do about it. */
public final class FindingText {
  private FindingText() {}

  /** At most {@link Ladder#WIDTH} columns; each line ends with a line feed. */
  public static String of(Finding finding, Colour colour) {
    Cause cause = finding.cause();
    Paragraphs out = new Paragraphs();
    String title = "%s (%s)".formatted(cause.id(), finding.certainty().word());
    out.line(colour.paint(Paint.STRONG, title));
    out.paragraph("  ", "  ", "at " + finding.subject());
    out.paragraph("  ", "  ", cause.summary() + " " + finding.detail());
    out.line("  Evidence");
    for (Finding.Evidence part : finding.evidence()) {
      Integer packet = part.at().packet();
      String where =
          Seconds.text(part.at().atNanos()) + (packet == null ? "" : ", packet " + packet);
      out.paragraph("    ", "      ", where + ": " + part.text());
    }
    out.paragraph("  ", "  ", "Not to be confused: " + cause.distinguish());
    out.points("At the origin", cause.originRemedy());
    out.points("At the gateway", cause.gatewayRemedy());
    out.paragraph("  ", "    ", "See " + String.join("; ", cause.references()) + ".");
    return out.toString();
  }
}
