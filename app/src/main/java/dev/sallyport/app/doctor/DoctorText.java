package dev.sallyport.app.doctor;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Colour;
import dev.sallyport.diagnosis.report.FindingText;
import dev.sallyport.diagnosis.report.Ladder;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.diagnosis.report.TableText;
import dev.sallyport.diagnosis.trail.Trail;
import java.time.ZoneId;

/** The verdict in the first line, each way in a line of its own, ladders and findings. */
final class DoctorText {
  private DoctorText() {}

  static String of(Report report, Colour colour) {
    StringBuilder out = new StringBuilder(verdict(report)).append("\n\n");
    out.append(TableText.of(report.table(), colour));
    if (!report.findings().isEmpty()) {
      for (Trail trail : report.trails()) {
        out.append("\n=== ").append(trail.origin()).append("\n\n");
        out.append(Ladder.draw(trail, colour, ZoneId.systemDefault()));
      }
    }
    for (Finding finding : report.findings()) {
      out.append('\n').append(FindingText.of(finding, colour));
    }
    return out.toString();
  }

  private static String verdict(Report report) {
    if (report.findings().isEmpty()) {
      return "ok: nothing was found";
    }
    Finding first = report.findings().getFirst();
    return "%s: %s (%s) at %s"
        .formatted(
            report.verdict().word(), first.cause().id(), first.certainty().word(), first.subject());
  }
}
