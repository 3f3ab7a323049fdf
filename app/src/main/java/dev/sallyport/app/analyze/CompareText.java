package dev.sallyport.app.analyze;

import dev.sallyport.capture.compare.Comparison;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Colour;
import dev.sallyport.diagnosis.report.EventText;
import dev.sallyport.diagnosis.report.FindingText;
import dev.sallyport.diagnosis.report.Ladder;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.TimedEvent;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pairs of connections for a terminal: both ladders, and where they part. */
final class CompareText {
  private final PrintWriter out;
  private final Colour colour;

  CompareText(PrintWriter out, Colour colour) {
    this.out = out;
    this.colour = colour;
  }

  void print(List<Comparison> pairs) {
    if (pairs.isEmpty()) {
      out.println(
          "No two connections belong together: wanted two captures of the same request, or one"
              + " that holds both legs of a gateway.");
    }
    for (Comparison pair : pairs) {
      print(pair);
    }
  }

  private void print(Comparison pair) {
    out.println("=== left:  " + AnalyzeText.line(pair.leftFlow()));
    out.println("=== right: " + AnalyzeText.line(pair.rightFlow()));
    out.println();
    if (!pair.parts()) {
      out.println("They do not part.");
      out.println();
      return;
    }
    TimedEvent common = pair.common();
    out.println(
        common == null
            ? "They part at their first events."
            : "They part after: " + EventText.of(common.event()) + place(common));
    out.println("  left:  " + next(pair.left()));
    out.println("  right: " + next(pair.right()));
    out.println();
    out.print(Ladder.draw(pair.leftFlow().trail(), colour));
    out.println();
    out.print(Ladder.draw(pair.rightFlow().trail(), colour));
    for (Finding finding : pair.leftFlow().findings()) {
      out.println();
      out.print(FindingText.of(finding, colour));
    }
    for (Finding finding : pair.rightFlow().findings()) {
      out.println();
      out.print(FindingText.of(finding, colour));
    }
    out.println();
  }

  private static String next(@Nullable TimedEvent next) {
    if (next == null) {
      return "nothing more";
    }
    String who = next.local() ? "" : "the " + next.from().word() + ": ";
    return who + EventText.of(next.event()) + " at " + Seconds.text(next.atNanos()) + place(next);
  }

  private static String place(TimedEvent at) {
    return at.packet() == null ? "" : " (packet " + at.packet() + ")";
  }
}
