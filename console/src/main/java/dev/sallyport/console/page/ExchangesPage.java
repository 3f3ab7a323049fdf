package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.link;
import static dev.sallyport.console.html.Html.text;

import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.FormText;
import dev.sallyport.console.http.Request;
import dev.sallyport.console.recent.Filter;
import dev.sallyport.console.recent.FilterQuery;
import dev.sallyport.console.recent.Kept;
import dev.sallyport.console.recent.RecentExchanges;
import dev.sallyport.diagnosis.catalogue.Catalogue;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The exchanges that ended last, newest first, by what is asked for. */
public final class ExchangesPage {
  private static final List<String> HEADS =
      List.of(
          "Time (UTC)",
          "Status",
          "Site",
          "Request",
          "What happened",
          "Client",
          "#Took",
          "Recording");

  private final Frame frame;
  private final RecentExchanges exchanges;
  private final Supplier<List<String>> sites;

  public ExchangesPage(Frame frame, RecentExchanges exchanges, Supplier<List<String>> sites) {
    this.frame = frame;
    this.exchanges = exchanges;
    this.sites = sites;
  }

  public Answer answer(Request request) {
    Filter filter = FilterQuery.read(request::query);
    List<Kept> found = exchanges.find(filter);
    Element older =
        found.size() < filter.most()
            ? el("p", "Nothing older is kept.").as("faint")
            : el("p", link(olderThan(request, found.getLast()), "Older exchanges"));
    return frame.page(
        request,
        Frame.Place.EXCHANGES,
        "Exchanges",
        el("h1", "Exchanges"),
        form(filter),
        found.isEmpty()
            ? el("p", "No exchange that is kept matches.").as("empty")
            : Frame.table("Exchanges, newest first", HEADS, found.stream().map(this::row).toList())
                .as("scroll exchanges"),
        older);
  }

  private static String olderThan(Request request, Kept last) {
    StringBuilder query = new StringBuilder("/exchanges?before=").append(last.sequence());
    for (String name : FilterQuery.NAMES) {
      if (!request.query(name).isEmpty()) {
        query.append('&').append(name).append('=').append(FormText.encode(request.query(name)));
      }
    }
    return query.toString();
  }

  private Element form(Filter filter) {
    List<Html> options = new ArrayList<>();
    options.add(el("option", "any site").with("value", ""));
    for (String site : sites.get()) {
      options.add(
          el("option", site).with("value", site).flag("selected", site.equals(filter.site())));
    }
    return el(
            "form",
            labelled("Site", el("select", options).with("name", "site")),
            labelled("Cause", input("cause", filter.cause()).with("list", "causes")),
            labelled("Status", input("status", filter.status()).with("placeholder", "502 or 5xx")),
            labelled("Client", input("client", filter.client())),
            labelled("Path", input("path", filter.path())),
            labelled("Rule", input("rule", filter.rule())),
            el(
                    "label",
                    el("input")
                        .with("type", "checkbox")
                        .with("name", "notable")
                        .with("value", "yes")
                        .flag("checked", filter.notable()),
                    text(" failed or matched only"))
                .as("check"),
            el("button", "Filter"),
            link("/exchanges", "Clear"),
            el("datalist", Catalogue.all().stream().map(ExchangesPage::option).toList())
                .with("id", "causes"))
        .as("filter")
        .with("method", "get")
        .with("action", "/exchanges");
  }

  private static Element option(Cause cause) {
    return el("option").with("value", cause.id());
  }

  private static Element labelled(String name, Element input) {
    return el("label", el("span", name), input);
  }

  private static Element input(String name, String value) {
    return el("input").with("name", name).with("value", value).with("maxlength", 200);
  }

  private Element row(Kept kept) {
    ExchangeRecord x = kept.exchange();
    return el(
        "tr",
        el("td", link("/exchanges/" + x.id(), "").as("row").add(Words.time(x.at()))),
        el("td", Words.status(x.status())),
        Frame.cell(x.site() == null ? "–" : x.site()),
        el("td", Words.cut(x.request().method() + " " + Words.target(x.request()), 90)).as("path"),
        el("td", happened(kept)),
        Frame.cell(x.client().address().getAddress().getHostAddress()),
        Frame.number(Words.duration(x.durationNanos())),
        el("td", recording(x)));
  }

  private static Html recording(ExchangeRecord x) {
    return x.recording() == null
        ? text("")
        : link(RecordingDownload.path(x), "pcapng").with("download", "");
  }

  private static Html happened(Kept kept) {
    String cause = kept.cause();
    if (cause != null) {
      return el("code", cause);
    }
    Inspected rules = kept.exchange().rules();
    if (rules == null || rules.matched().isEmpty()) {
      return text("");
    }
    Inspected.Matched first = rules.matched().getFirst();
    int more = rules.matched().size() - 1;
    return text(
        "rule "
            + first.id()
            + (more > 0 ? " and " + more + " more" : "")
            + ": "
            + Words.cut(first.message(), 60));
  }
}
