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
  private static final String NO_PAIR =
      "No two connections belong together: wanted two captures of the same request, or one that"
          + " holds both legs of a gateway.";

  private final PrintWriter out;
  private final Colour colour;

  CompareText(PrintWriter out, Colour colour) {
    this.out = out;
    this.colour = colour;
  }

  /** Where the pairs part, for a page that shows their ladders. */
  static List<String> lead(List<Comparison> pairs) {
    return pairs.isEmpty() ? List.of(NO_PAIR) : pairs.stream().map(CompareText::lead).toList();
  }

  private static String lead(Comparison pair) {
    String who =
        "%s and %s: ".formatted(pair.leftFlow().trail().name(), pair.rightFlow().trail().name());
    return who
        + where(pair)
        + (pair.parts()
            ? " Then left: %s; right: %s.".formatted(next(pair.left()), next(pair.right()))
            : "");
  }

  void print(List<Comparison> pairs) {
    if (pairs.isEmpty()) {
      out.print(Wrapped.of("", "", NO_PAIR));
    }
    for (Comparison pair : pairs) {
      print(pair);
    }
  }

  private void print(Comparison pair) {
    out.print(Wrapped.of("=== left:  ", "    ", AnalyzeText.line(pair.leftFlow())));
    out.print(Wrapped.of("=== right: ", "    ", AnalyzeText.line(pair.rightFlow())));
    out.println();
    out.print(Wrapped.of("", "    ", where(pair)));
    if (!pair.parts()) {
      out.println();
      return;
    }
    out.print(Wrapped.of("  left:  ", "    ", next(pair.left())));
    out.print(Wrapped.of("  right: ", "    ", next(pair.right())));
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

  private static String where(Comparison pair) {
    if (!pair.parts()) {
      return "They do not part.";
    }
    TimedEvent common = pair.common();
    return common == null
        ? "They part at their first events."
        : "They part after: " + EventText.of(common.event()) + place(common) + ".";
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
