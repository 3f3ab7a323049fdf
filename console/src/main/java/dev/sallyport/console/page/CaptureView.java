package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.console.analyse.Analysed;
import dev.sallyport.console.draw.LadderDrawing;
import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import java.util.ArrayList;
import java.util.List;

/** What is in a capture: findings, then the connections, those with findings drawn. */
final class CaptureView {
  private static final int MOST_EVENTS_DRAWN = 600;
  private static final int MOST_FINDINGS = 20;
  private static final int MOST_LINES = 300;

  private CaptureView() {}

  static List<Html> of(Analysed analysed) {
    List<Html> parts = new ArrayList<>();
    parts.add(
        el(
            "p",
            "%s packets, %d TCP connections; %d requests and %d responses could be read."
                .formatted(
                    Words.count(analysed.summary().packets()),
                    analysed.summary().flows(),
                    analysed.report().requests(),
                    analysed.report().responses())));
    analysed.summary().notes().forEach(note -> parts.add(el("p", note).as("notable")));
    var report = analysed.report().report();
    parts.add(el("p", "Verdict: " + report.verdict().word()).as("lead"));
    report.findings().stream().limit(MOST_FINDINGS).forEach(f -> parts.add(FindingView.of(f)));
    List<AnalysedFlow> flows = analysed.report().flows();
    parts.addAll(drawn(flows));
    parts.add(el("h2", "Connections"));
    parts.add(
        Frame.table(
            "Connections",
            List.of(
                "#No", "Client", "Origin", "Protocol", "#Requests", "#Responses", "What happened"),
            flows.stream().limit(MOST_LINES).map(CaptureView::row).toList()));
    int more = Math.max(0, flows.size() - MOST_LINES) + analysed.report().notKept();
    if (more > 0) {
      parts.add(el("p", "And " + more + " more.").as("faint"));
    }
    return parts;
  }

  /** Those with findings first, while there is room on the page. */
  private static List<Html> drawn(List<AnalysedFlow> flows) {
    List<AnalysedFlow> ordered = new ArrayList<>(flows);
    ordered.sort(
        (left, right) -> Boolean.compare(left.findings().isEmpty(), right.findings().isEmpty()));
    List<Html> ladders = new ArrayList<>();
    int events = 0;
    for (AnalysedFlow flow : ordered) {
      events += flow.trail().events().size();
      if (!ladders.isEmpty() && events > MOST_EVENTS_DRAWN) {
        break;
      }
      ladders.add(el("h2", title(flow)));
      ladders.add(LadderDrawing.of(flow.trail(), ExchangePage.evidence(flow.findings())));
    }
    return ladders;
  }

  static String title(AnalysedFlow flow) {
    String name = flow.serverName();
    return "%d. %s to %s%s"
        .formatted(
            flow.number(),
            flow.trail().client(),
            flow.trail().origin(),
            name == null ? "" : ", " + name);
  }

  private static Element row(AnalysedFlow flow) {
    String whyNot = flow.trail().whyNot();
    String happened =
        String.join(", ", flow.findings().stream().map(one -> one.cause().id()).toList());
    return el(
        "tr",
        Frame.number(Integer.toString(flow.number())),
        Frame.cell(flow.trail().client()),
        Frame.cell(
            flow.trail().origin() + (flow.serverName() == null ? "" : " " + flow.serverName())),
        Frame.cell(flow.trail().protocol() + (whyNot == null ? "" : ", stays closed: " + whyNot)),
        Frame.number(Integer.toString(flow.requests())),
        Frame.number(Integer.toString(flow.responses())),
        el("td", el("code", happened)));
  }
}
