package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.text;

import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.trail.Seconds;
import java.util.ArrayList;
import java.util.List;

/** A finding: cause, what it means here, evidence, what to do. */
final class FindingView {
  private FindingView() {}

  static List<Html> all(List<Finding> findings) {
    return findings.stream().map(FindingView::of).toList();
  }

  static Html of(Finding finding) {
    Cause cause = finding.cause();
    Element box =
        el(
                "section",
                el(
                    "h2",
                    el("code", cause.id()),
                    text(" "),
                    el("span", finding.certainty().word()).as("tag")),
                el("p", cause.summary() + " " + finding.detail()).as("lead"))
            .as("finding");
    List<Html> remedies = new ArrayList<>();
    remedies.addAll(remedy("Fix at the origin", cause.originRemedy()));
    remedies.addAll(remedy("Fix at the gateway", cause.gatewayRemedy()));
    return box.add(
        el("div", el("div", el("h3", "Evidence"), el("ul", evidence(finding))), el("div", remedies))
            .as("columns"),
        el(
                "p",
                "At "
                    + finding.subject()
                    + ". Told from its neighbours: "
                    + cause.distinguish()
                    + " See "
                    + String.join("; ", cause.references())
                    + ".")
            .as("faint"));
  }

  private static List<Html> evidence(Finding finding) {
    List<Html> items = new ArrayList<>();
    for (Finding.Evidence part : finding.evidence()) {
      Integer packet = part.at().packet();
      String where =
          Seconds.text(part.at().atNanos()) + (packet == null ? "" : ", packet " + packet);
      items.add(el("li", el("span", where).as("when"), text(" " + part.text())));
    }
    return items;
  }

  private static List<Html> remedy(String heading, List<String> remedies) {
    return remedies.isEmpty()
        ? List.of()
        : List.of(
            el("h3", heading),
            el("ul", remedies.stream().map(remedy -> el("li", Html.prose(remedy))).toList()));
  }
}
