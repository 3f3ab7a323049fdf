package dev.sallyport.app.analyze;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.capture.analysis.CaptureAnalysis;
import dev.sallyport.capture.analysis.CaptureReport;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Colour;
import dev.sallyport.diagnosis.report.FindingText;
import dev.sallyport.diagnosis.report.Ladder;
import java.io.PrintWriter;
import java.util.List;

/**
 * What was found, for a terminal: the connections with findings whole, the others one line each.
 */
final class AnalyzeText {
  private static final int MOST_WHOLE = 50;
  private static final int FEW = 3;
  private static final int MOST_LINES = 200;

  private final PrintWriter out;
  private final Colour colour;

  AnalyzeText(PrintWriter out, Colour colour) {
    this.out = out;
    this.colour = colour;
  }

  void print(
      CaptureAnalysis.Summary summary, CaptureReport report, boolean list, boolean wholeFlow) {
    List<AnalysedFlow> flows = report.flows();
    out.printf(
        "%d packets, %d TCP connections; %d requests and %d responses could be read%n",
        summary.packets(), summary.flows(), report.requests(), report.responses());
    int whole = 0;
    int lines = 0;
    for (AnalysedFlow flow : flows) {
      boolean show =
          !list
              && (wholeFlow || !flow.findings().isEmpty() || flows.size() <= FEW)
              && whole < MOST_WHOLE;
      if (show) {
        whole++;
        whole(flow);
      } else if (lines++ < MOST_LINES) {
        out.println(line(flow));
      }
    }
    int more = Math.max(0, lines - MOST_LINES) + report.notKept();
    if (more > 0) {
      out.printf("and %d more; --name, --cause and --flow choose among them%n", more);
    }
  }

  private void whole(AnalysedFlow flow) {
    out.println();
    out.print(Wrapped.of("=== ", "    ", line(flow)));
    out.println();
    out.print(Ladder.draw(flow.trail(), colour));
    out.print(TimingText.of(flow.timing()));
    if (flow.droppedEvents() > 0) {
      out.printf("(%d uneventful events are left out)%n", flow.droppedEvents());
    }
    for (Finding finding : flow.findings()) {
      out.println();
      out.print(FindingText.of(finding, colour));
    }
  }

  static String line(AnalysedFlow flow) {
    String name = flow.serverName();
    StringBuilder line = new StringBuilder();
    line.append(
        "%d. %s -> %s".formatted(flow.number(), flow.trail().client(), flow.trail().origin()));
    line.append(name == null ? "" : " " + name);
    line.append(" ").append(flow.trail().protocol());
    line.append("; %d requests, %d responses".formatted(flow.requests(), flow.responses()));
    String whyNot = flow.trail().whyNot();
    if (whyNot != null) {
      line.append("; ").append(flow.trail().decrypted() ? "in part closed, " : "closed, ");
      line.append(whyNot);
    }
    for (Finding finding : flow.findings()) {
      line.append("; ").append(finding.cause().id());
      line.append(" (").append(finding.certainty().word()).append(")");
    }
    return line.toString();
  }
}
