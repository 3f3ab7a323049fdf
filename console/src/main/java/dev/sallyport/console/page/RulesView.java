package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.link;

import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.gateway.record.Exclusion;
import dev.sallyport.gateway.record.Inspected;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the rules made of an exchange. */
final class RulesView {
  private RulesView() {}

  /** {@code site} and {@code path}: of the exchange. */
  static Html of(Inspected rules, String site, String path) {
    List<Html> parts = new ArrayList<>();
    parts.add(el("h2", "Rules"));
    parts.add(el("p", outcome(rules)));
    if (!rules.scores().isEmpty()) {
      Element list = el("dl").as("facts");
      new TreeMap<>(rules.scores()).forEach((name, score) -> list.add(Frame.fact(name, score)));
      parts.add(list);
    }
    if (!rules.matched().isEmpty()) {
      List<Element> rows = rules.matched().stream().map(RulesView::row).toList();
      parts.add(
          Frame.table(
              "Rules that matched",
              List.of("Rule", "Message", "Matched", "Added to scores"),
              rows));
    }
    parts.addAll(exclusions(rules, site, path));
    if (!rules.errorLog().isEmpty()) {
      parts.add(
          el(
              "details",
              el("summary", "As ModSecurity's error log has it"),
              el("ul", rules.errorLog().stream().map(line -> el("li", line)).toList()).as("log")));
    }
    return el("section", parts);
  }

  /** What would let the request pass, the narrowest first. */
  private static List<Html> exclusions(Inspected rules, String site, String path) {
    long denied = rules.outcome() instanceof Inspected.Outcome.Denied(long id, int _) ? id : 0;
    Exclusion exclusion = Exclusion.of(rules.matched(), denied, path);
    if (exclusion.isEmpty() || rules.outcome() instanceof Inspected.Outcome.Passed) {
      return List.of();
    }
    List<Html> parts = new ArrayList<>();
    parts.add(el("h3", "To let this request pass, the narrowest first"));
    parts.addAll(exclusion("On this path only", site, exclusion.onThisPath()));
    parts.addAll(exclusion("On every path", site, exclusion.onEveryPath()));
    parts.addAll(exclusion("Without the rules", site, exclusion.altogether()));
    return parts;
  }

  private static List<Html> exclusion(String where, String site, List<String> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    String text = String.join("\n", lines);
    return List.of(
        el("p", Html.text(where + ": "), ExclusionEntryPage.way(site, text, "add it to " + site)),
        Html.pre(text));
  }

  private static String outcome(Inspected rules) {
    return switch (rules.outcome()) {
      case Inspected.Outcome.Passed() ->
          rules.matched().isEmpty()
              ? "No rule that is logged matched."
              : "Rules matched; none of them denies.";
      case Inspected.Outcome.Detected() -> "It would have been denied; this site only detects.";
      case Inspected.Outcome.Denied denied ->
          denied.ruleId() == 0
              ? "Denied by a limit in phase " + denied.phase() + "."
              : "Denied by rule " + denied.ruleId() + " in phase " + denied.phase() + ".";
    };
  }

  private static Element row(Inspected.Matched rule) {
    return el(
        "tr",
        el("td", link("/exchanges?rule=" + rule.id(), Long.toString(rule.id()))),
        Frame.cell(rule.message()),
        el("td", String.join(", ", rule.targets())).as("code"),
        Frame.cell(scores(rule)));
  }

  private static String scores(Inspected.Matched rule) {
    return new TreeMap<>(rule.scores())
        .entrySet().stream()
            .map(score -> score.getKey() + " +" + score.getValue())
            .collect(Collectors.joining(", "));
  }
}
