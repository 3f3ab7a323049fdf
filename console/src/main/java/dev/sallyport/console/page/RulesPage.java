package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.link;

import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.FormText;
import dev.sallyport.console.http.Request;
import dev.sallyport.console.recent.LastHour;
import dev.sallyport.console.recent.SiteCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which rules matched most in the last hour, site by site. */
public final class RulesPage {
  private static final int MOST_OF_A_SITE = 50;
  private static final List<String> HEADS =
      List.of("Rule", "Message", "#Exchanges", "Last", "Were it excluded");

  private final Frame frame;
  private final LastHour hour;

  public RulesPage(Frame frame, LastHour hour) {
    this.frame = frame;
    this.hour = hour;
  }

  public Answer answer(Request request) {
    List<Html> content = new ArrayList<>();
    content.add(el("h1", "Rules that matched in the last hour"));
    hour.overview()
        .counts()
        .forEach((site, counts) -> {
          if (!counts.rules().isEmpty()) {
            content.add(el("h2", site));
            content.add(table(site, counts.rules()));
          }
        });
    if (content.size() == 1) {
      content.add(el("p", "None that is logged.").as("empty"));
    }
    return frame.page(request, Frame.Place.RULES, "Rules", content.toArray(Html[]::new));
  }

  private static Element table(String site, Map<Long, SiteCounts.Hits> rules) {
    List<Element> rows = new ArrayList<>();
    rules.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<Long, SiteCounts.Hits> e) -> -e.getValue().count())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_OF_A_SITE)
        .forEach(entry -> rows.add(row(site, entry.getKey(), entry.getValue())));
    return Frame.table("Rules of " + site, HEADS, rows);
  }

  private static Element row(String site, long rule, SiteCounts.Hits hits) {
    String query = "?site=" + FormText.encode(site) + "&rule=" + rule;
    return el(
        "tr",
        el("td", link("/exchanges" + query, Long.toString(rule))),
        Frame.cell(hits.message()),
        Frame.number(Words.count(hits.count())),
        el("td", link("/exchanges/" + hits.lastId(), "last one")),
        el("td", link("/exclusion" + query, "what would pass")));
  }
}
