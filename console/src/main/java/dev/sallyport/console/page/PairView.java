package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.capture.compare.Comparison;
import dev.sallyport.console.draw.LadderDrawing;
import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.diagnosis.report.EventText;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.TimedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connections of two captures that belong together, side by side, and where they part. */
final class PairView {
  private static final int MOST_PAIRS = 4;

  private PairView() {}

  static List<Html> all(List<Comparison> pairs) {
    if (pairs.isEmpty()) {
      return List.of(el("p", "No two connections belong together.").as("empty"));
    }
    List<Comparison> ordered = new ArrayList<>(pairs);
    ordered.sort((left, right) -> Boolean.compare(right.parts(), left.parts()));
    List<Html> parts = new ArrayList<>();
    ordered.stream().limit(MOST_PAIRS).forEach(pair -> parts.addAll(one(pair)));
    if (ordered.size() > MOST_PAIRS) {
      parts.add(el("p", "And " + (ordered.size() - MOST_PAIRS) + " more pairs.").as("faint"));
    }
    return parts;
  }

  private static List<Html> one(Comparison pair) {
    TimedEvent common = pair.common();
    String where =
        !pair.parts()
            ? "They do not part."
            : common == null
                ? "They part at their first events."
                : "They part after: " + EventText.of(common.event());
    List<Html> parts = new ArrayList<>();
    parts.add(el("h2", where));
    parts.add(
        el("div", side(pair.leftFlow(), pair.left()), side(pair.rightFlow(), pair.right()))
            .as("columns pair"));
    pair.leftFlow().findings().forEach(finding -> parts.add(FindingView.of(finding)));
    pair.rightFlow().findings().forEach(finding -> parts.add(FindingView.of(finding)));
    return parts;
  }

  private static Element side(AnalysedFlow flow, @Nullable TimedEvent next) {
    Set<TimedEvent> marked = new HashSet<>(ExchangePage.evidence(flow.findings()));
    if (next != null) {
      marked.add(next);
    }
    return el(
        "div",
        el("h3", CaptureView.title(flow)),
        el("p", "Next here: " + said(next)),
        LadderDrawing.of(flow.trail(), marked));
  }

  private static String said(@Nullable TimedEvent next) {
    if (next == null) {
      return "nothing more.";
    }
    String who = next.local() ? "" : "the " + next.from().word() + " sends ";
    return who + EventText.of(next.event()) + " at " + Seconds.text(next.atNanos()) + ".";
  }
}
