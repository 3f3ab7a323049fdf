package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;

import dev.sallyport.console.draw.LadderDrawing;
import dev.sallyport.console.examine.Examination;
import dev.sallyport.console.examine.Examination.State;
import dev.sallyport.console.examine.Examination.Step;
import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.diagnosis.report.Row;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An examination as far as it is: each origin, what was found, and what passed. */
final class ExaminationView {
  private static final int MOST_EVENTS_DRAWN = 600;

  private ExaminationView() {}

  static List<Html> of(Examination known) {
    List<Html> parts = new ArrayList<>();
    long done =
        known.steps().stream()
            .filter(s -> s.state() instanceof State.Found || s.state() instanceof State.Failed)
            .count();
    parts.add(
        el(
            "p",
            Html.text("GET " + known.asked().target() + ", begun "),
            Words.day(known.at()),
            Html.text(": " + done + " of " + known.steps().size() + " origins examined.")));
    if (!known.ended()) {
      parts.add(
          el("progress", done + " of " + known.steps().size())
              .with("value", done)
              .with("max", known.steps().size())
              .with("aria-label", "Origins examined"));
    }
    int events = 0;
    for (Step step : known.steps()) {
      parts.add(el("h2", step.origin().toString()));
      switch (step.state()) {
        case State.Waiting() -> parts.add(el("p", "Its turn comes.").as("faint"));
        case State.Asking(var since, String what) ->
            parts.add(
                el(
                    "p",
                    Html.text("Is being asked since "),
                    Words.day(since),
                    Html.text(what.isEmpty() ? "" : ": " + what)));
        case State.Failed(String why) -> parts.add(el("p", why).as("notable"));
        case State.Found(Report report) -> {
          parts.addAll(report(report, events < MOST_EVENTS_DRAWN));
          events += report.trails().stream().mapToInt(trail -> trail.events().size()).sum();
        }
      }
    }
    return parts;
  }

  private static List<Html> report(Report report, boolean drawn) {
    List<Html> parts = new ArrayList<>();
    parts.add(verdict(report));
    parts.addAll(FindingView.all(report.findings()));
    if (!report.table().isEmpty()) {
      parts.add(
          Frame.table(
              "What it answered",
              List.of("About", "Question", "Answer"),
              report.table().stream().map(ExaminationView::row).toList()));
    }
    for (Trail trail : drawn ? report.trails() : List.<Trail>of()) {
      parts.add(el("h3", trail.name() + ", " + trail.protocol()));
      parts.add(LadderDrawing.of(trail, ExchangePage.evidence(report.findings())));
    }
    return parts;
  }

  private static Element row(Row row) {
    Row.Answer answer = row.direct();
    return el(
        "tr",
        Frame.cell(row.topic()),
        Frame.cell(row.question()),
        Frame.cell(answer == null ? "" : answer.text()));
  }

  private static Element verdict(Report report) {
    return el("p", "Verdict: " + report.verdict().word())
        .as(report.verdict() == Report.Verdict.OK ? "lead good" : "lead bad");
  }

  /** What was found, in a few words. */
  static Html words(Examination known) {
    if (!known.ended()) {
      return el("span", "under way").as("notable");
    }
    String causes =
        known.steps().stream()
            .map(Step::state)
            .flatMap(state ->
                state instanceof State.Found(Report report)
                    ? report.findings().stream().map(finding -> finding.cause().id())
                    : Stream.of("not tried"))
            .distinct()
            .collect(Collectors.joining(", "));
    return causes.isEmpty() ? el("span", "no fault").as("good") : el("code", causes);
  }
}
