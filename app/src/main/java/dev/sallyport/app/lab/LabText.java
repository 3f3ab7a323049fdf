package dev.sallyport.app.lab;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Colour;
import dev.sallyport.diagnosis.report.FindingText;
import dev.sallyport.diagnosis.report.Ladder;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.gateway.record.Inspected;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The story on a terminal: each path with its ladder and finding, and one table at the end. */
final class LabText {
  private final PrintWriter out;
  private final Colour colour;
  private int number;

  LabText(PrintWriter out, Colour colour) {
    this.out = out;
    this.colour = colour;
  }

  void show(LabPath path) {
    out.printf(
        Locale.ROOT,
        "%n=== %d. %s -> %s (%s): %d after %.2f s%n%n",
        ++number,
        path.path(),
        path.site(),
        path.setting(),
        path.status(),
        path.seconds());
    for (Trail trail : path.report().trails()) {
      out.println(Ladder.draw(trail, colour));
    }
    for (Finding finding : path.report().findings()) {
      out.println(FindingText.of(finding, colour));
    }
    out.flush();
  }

  void rules(LabRules told) {
    out.printf("%n=== %s: GET %s%n%n", told.rules(), LabRules.TARGET);
    for (LabRules.Tried tried : told.tried()) {
      out.printf(
          "%-18s%4d  mode %s, score %s%n",
          tried.site(), tried.status(), tried.mode(), tried.score());
      for (Inspected.Matched rule : tried.matched()) {
        out.printf("%24s%d %s%n", "", rule.id(), rule.message());
      }
    }
    out.flush();
  }

  void table(List<LabPath> paths) {
    out.printf("%n%-11s%-26s%6s%9s  %s%n", "path", "site", "status", "seconds", "setting, cause");
    for (LabPath p : paths) {
      out.printf(
          Locale.ROOT,
          "%-11s%-26s%6d%9.2f  %s%n",
          p.path(),
          p.site(),
          p.status(),
          p.seconds(),
          p.setting());
      for (Finding f : p.report().findings()) {
        out.printf("%54s%s (%s)%n", "", f.cause().id(), f.certainty().word());
      }
    }
    out.flush();
  }
}
