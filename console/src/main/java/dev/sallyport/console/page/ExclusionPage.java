package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.link;

import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.Refused;
import dev.sallyport.console.http.Request;
import dev.sallyport.console.recent.FilterQuery;
import dev.sallyport.console.recent.Kept;
import dev.sallyport.console.recent.RecentExchanges;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Of the exchanges that are kept, those that a rule's exclusion would change. */
public final class ExclusionPage {
  private static final List<String> HEADS =
      List.of("Time (UTC)", "Status", "Request", "Without the rule");

  private final Frame frame;
  private final RecentExchanges exchanges;

  public ExclusionPage(Frame frame, RecentExchanges exchanges) {
    this.frame = frame;
    this.exchanges = exchanges;
  }

  public Answer answer(Request request) throws Refused {
    long rule = rule(request.query("rule"));
    List<Kept> found = exchanges.find(FilterQuery.read(request::query));
    List<Element> rows = found.stream().map(kept -> row(kept, rule)).toList();
    List<Html> content = new ArrayList<>();
    content.add(el("h1", "Were rule " + rule + " excluded from " + request.query("site")));
    content.add(
        rows.isEmpty()
            ? el("p", "No exchange that is kept matched it.").as("empty")
            : Frame.table("Exchanges on which the rule matched", HEADS, rows));
    content.add(el("h2", "The widest exclusion"));
    content.add(Html.pre("SecRuleRemoveById " + rule));
    content.add(
        el(
            "p",
            Html.prose(
                "It stands in a file of `rules.after` and takes the rule away from the whole site."
                    + " `sallyport explain ID` says more of one exchange.")));
    return frame.page(
        request, Frame.Place.RULES, "Exclusion of " + rule, content.toArray(Html[]::new));
  }

  private static long rule(String text) throws Refused {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(Character::isDigit)) {
      throw new Refused(400, "wanted the id of a rule");
    }
    return Long.parseLong(text);
  }

  private static Element row(Kept kept, long rule) {
    ExchangeRecord x = kept.exchange();
    String target = x.request().method() + " " + Words.target(x.request());
    return el(
        "tr",
        el("td", link("/exchanges/" + x.id(), "").as("row").add(Words.time(x.at()))),
        el("td", Words.status(x.status())),
        el("td", Words.cut(target, 120)).as("path"),
        el("td", without(Objects.requireNonNull(x.rules(), "the filter"), rule)));
  }

  /** What would become of an exchange as far as its record tells. */
  static String without(Inspected rules, long rule) {
    long denying = rules.outcome() instanceof Inspected.Outcome.Denied(long id, int _) ? id : -1;
    List<Long> others =
        rules.matched().stream()
            .filter(matched -> !addsUp(matched))
            .map(Inspected.Matched::id)
            .filter(id -> id != rule && id != denying)
            .distinct()
            .toList();
    if (rules.outcome() instanceof Inspected.Outcome.Passed) {
      return "passes as it does now";
    }
    Optional<ScoreWithout> counted =
        denying == rule ? Optional.empty() : ScoreWithout.of(rules, rule);
    if (counted.isPresent()) {
      return "%s: the other rules add %d, denied is from %d on"
          .formatted(
              counted.get().passes() ? "passes" : "is denied all the same",
              counted.get().score(),
              counted.get().threshold());
    }
    return others.isEmpty()
        ? "passes: no other rule matched"
        : "other rules matched too: "
            + String.join(", ", others.stream().map(String::valueOf).toList());
  }

  /** Whether all that it matched is what other rules had counted, such as an anomaly score. */
  private static boolean addsUp(Inspected.Matched rule) {
    return !rule.targets().isEmpty()
        && rule.targets().stream().allMatch(target -> target.startsWith("TX:"));
  }
}
