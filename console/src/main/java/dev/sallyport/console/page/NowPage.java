package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.link;

import dev.sallyport.console.draw.Bars;
import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.FormText;
import dev.sallyport.console.http.Request;
import dev.sallyport.console.recent.Histogram;
import dev.sallyport.console.recent.LastHour;
import dev.sallyport.console.recent.Overview;
import dev.sallyport.console.recent.SiteCounts;
import dev.sallyport.console.recent.SiteTimes;
import dev.sallyport.gateway.timing.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What happens now: rates, causes, sites, origins, phases. The same part is sent again and again.
 */
public final class NowPage {
  private static final int MOST_SITES_WITH_PHASES = 10;

  private final Frame frame;
  private final LastHour hour;

  public NowPage(Frame frame, LastHour hour) {
    this.frame = frame;
    this.hour = hour;
  }

  public Answer answer(Request request) {
    return frame.page(
        request,
        Frame.Place.NOW,
        "Now",
        el("h1", "Now"),
        el("div", live()).with("id", "live").with("data-events", "/now/events"));
  }

  /** The part that changes. */
  public List<Html> live() {
    Overview now = hour.overview();
    SiteCounts all = now.allCounts();
    return List.of(
        el(
                "section",
                figures(now, all),
                el("div", Bars.rate(now.seconds())).as("spark"),
                el("p", "Exchanges of the last two minutes, by second; failed ones in red.")
                    .as("faint"))
            .as("tiles"),
        el("section", el("h2", "Causes of the last hour"), causes(all)),
        el("section", el("h2", "Sites"), sites(now)),
        origins(now),
        phases(now));
  }

  private static Element figures(Overview now, SiteCounts all) {
    Histogram whole = now.allTimes().whole();
    return el(
            "dl",
            tile("exchanges/s", String.format(Locale.ROOT, "%.1f", now.perSecond()), ""),
            tile("last hour", Words.count(all.total()), ""),
            tile("2xx, 3xx", Words.count(all.ofClass(2) + all.ofClass(3)), "good"),
            tile("4xx", Words.count(all.ofClass(4)), all.ofClass(4) > 0 ? "notable" : ""),
            tile("5xx", Words.count(all.ofClass(5)), all.ofClass(5) > 0 ? "bad" : ""),
            tile("no answer, 499", Words.count(all.ofClass(0)), all.ofClass(0) > 0 ? "bad" : ""),
            tile("median, 5 min", quantile(whole, 0.5), ""),
            tile("95 %, 5 min", quantile(whole, 0.95), ""))
        .as("facts");
  }

  private static Element tile(String name, String value, String kind) {
    return el("div", el("dt", name), el("dd", value).as("big " + kind));
  }

  private static String quantile(Histogram times, double part) {
    return times.total() == 0 ? "–" : Words.duration(times.micros(part) * 1_000);
  }

  private static Html causes(SiteCounts all) {
    if (all.causes().isEmpty()) {
      return el("p", "None. Nothing failed in the last hour.").as("empty");
    }
    long most = all.causes().values().stream().mapToLong(SiteCounts.Hits::count).max().orElse(1);
    List<Element> rows = new ArrayList<>();
    all.causes().entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, SiteCounts.Hits> e) -> -e.getValue().count())
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> rows.add(cause(entry.getKey(), entry.getValue(), most)));
    return Frame.table("Causes", List.of("Cause", "", "#Exchanges", "Last"), rows);
  }

  private static Element cause(String id, SiteCounts.Hits hits, long most) {
    return el(
        "tr",
        el("td", link("/exchanges?cause=" + FormText.encode(id), id).as("code")),
        el("td", Bars.one((double) hits.count() / most, "bad")).as("wide"),
        Frame.number(Words.count(hits.count())),
        el("td", link("/exchanges/" + hits.lastId(), "last one")));
  }

  private static Html sites(Overview now) {
    List<Element> rows = new ArrayList<>();
    now.counts()
        .forEach((name, counts) -> {
          SiteTimes times = now.times().getOrDefault(name, new SiteTimes());
          rows.add(
              el(
                  "tr",
                  el("td", link("/exchanges?site=" + FormText.encode(name), name)),
                  Frame.number(Words.count(counts.total())),
                  Frame.number(Words.count(counts.ofClass(2) + counts.ofClass(3))),
                  Frame.number(Words.count(counts.ofClass(4))),
                  Frame.number(Words.count(counts.ofClass(5))),
                  Frame.number(Words.count(counts.ofClass(0))),
                  Frame.number(Words.count(counts.renegotiations())),
                  Frame.number(quantile(times.whole(), 0.5)),
                  Frame.number(quantile(times.whole(), 0.95))));
        });
    return rows.isEmpty()
        ? el("p", "No exchange in the last hour.").as("empty")
        : Frame.table(
            "Sites",
            List.of(
                "Site",
                "#Last hour",
                "#2xx, 3xx",
                "#4xx",
                "#5xx",
                "#No answer",
                "#Renegotiated",
                "#Median",
                "#95 %"),
            rows);
  }

  private static Element origins(Overview now) {
    List<Element> rows = new ArrayList<>();
    Map<String, Histogram> waits = now.allTimes().waits();
    now.allCounts()
        .origins()
        .forEach((url, counts) ->
            rows.add(
                el(
                    "tr",
                    Frame.cell(url),
                    Frame.number(Words.count(counts[0])),
                    Frame.number(Words.count(counts[1])),
                    Frame.number(quantile(waits.getOrDefault(url, new Histogram()), 0.5)),
                    Frame.number(quantile(waits.getOrDefault(url, new Histogram()), 0.95)))));
    return el(
        "section",
        el("h2", "Origins"),
        rows.isEmpty()
            ? el("p", "None was asked.").as("empty")
            : Frame.table(
                "Origins",
                List.of("Origin", "#Last hour", "#Failed", "#Wait, median, 5 min", "#Wait, 95 %"),
                rows));
  }

  /** Of the sites that are asked most. */
  private static Element phases(Overview now) {
    List<Element> rows = new ArrayList<>();
    now.times().entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, SiteTimes> site) -> -site.getValue().whole().total())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_SITES_WITH_PHASES)
        .forEach(site ->
            site.getValue()
                .phases()
                .forEach((phase, taken) -> rows.add(phase(site.getKey(), phase, taken))));
    return el(
        "section",
        el("h2", "Phases, last five minutes"),
        rows.isEmpty()
            ? el("p", "No exchange.").as("empty")
            : Frame.table(
                "Phases", List.of("Site", "Phase", "#Median", "#95 %", "#Exchanges"), rows));
  }

  private static Element phase(String site, Phase phase, Histogram taken) {
    return el(
        "tr",
        Frame.cell(site),
        Frame.cell(phase.name().toLowerCase(Locale.ROOT)),
        Frame.number(quantile(taken, 0.5)),
        Frame.number(quantile(taken, 0.95)),
        Frame.number(Words.count(taken.total())));
  }
}
