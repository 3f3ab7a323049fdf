package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.link;
import static dev.sallyport.console.html.Html.text;

import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.FormText;
import dev.sallyport.console.http.Request;
import dev.sallyport.console.recent.LastHour;
import dev.sallyport.console.recent.SiteCounts;
import dev.sallyport.console.site.Certificates;
import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.config.SiteConfiguration.RulesMode;
import dev.sallyport.gateway.origin.Origin;
import dev.sallyport.gateway.site.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All sites with what one looks for first: rules, origins, certificate. */
public final class SitesPage {
  private static final List<String> HEADS =
      List.of(
          "Site",
          "Rules",
          "Origins",
          "#Connections",
          "#Renegotiated, 1 h",
          "#Certificate, days left");
  private static final int SOON_DAYS = 30;

  private final Frame frame;
  private final Gateway gateway;
  private final LastHour hour;
  private final Certificates certificates;

  public SitesPage(Frame frame, Gateway gateway, LastHour hour, Certificates certificates) {
    this.frame = frame;
    this.gateway = gateway;
    this.hour = hour;
    this.certificates = certificates;
  }

  public Answer answer(Request request) {
    Map<String, SiteCounts> counts = hour.overview().counts();
    List<Site> sites = gateway.sites().all();
    List<Element> rows = new ArrayList<>();
    for (Site site : sites) {
      rows.add(row(site, counts.getOrDefault(site.name(), new SiteCounts())));
    }
    return frame.page(
        request,
        Frame.Place.SITES,
        "Sites",
        el("h1", "Sites"),
        Frame.table("Sites", HEADS, rows),
        el("h2", "What differs between two sites"),
        compare(sites.stream().map(Site::name).toList(), "", ""));
  }

  /** A form that asks for two sites. */
  static Element compare(List<String> names, String left, String right) {
    return el(
            "form",
            chosen("left", "One site", names, left),
            chosen("right", "Another", names, right),
            el("button", "Compare"))
        .as("filter")
        .with("method", "get")
        .with("action", "/difference");
  }

  private static Element chosen(String name, String label, List<String> names, String set) {
    List<Element> options = new ArrayList<>();
    for (String one : names) {
      options.add(el("option", one).with("value", one).flag("selected", one.equals(set)));
    }
    return el("label", el("span", label), el("select", options).with("name", name));
  }

  private Element row(Site site, SiteCounts counts) {
    SiteConfiguration configuration = site.configuration();
    List<Html> origins = new ArrayList<>();
    for (Origin origin : site.origins().origins()) {
      origins.add(el("div", text(origin.url() + " "), health(origin)));
    }
    return el(
        "tr",
        el("td", link("/sites/" + FormText.encode(site.name()), site.name())),
        el("td", rules(configuration)),
        el("td", origins),
        Frame.number(Words.count(site.origins().connections())),
        Frame.number(Words.count(counts.renegotiations())),
        days(configuration));
  }

  static Element rules(SiteConfiguration site) {
    RulesMode mode = site.rules().mode();
    if (site.rules().set() == null) {
      return el("span", mode == RulesMode.OFF ? "off" : "none installed").as("notable");
    }
    Integer paranoia = site.rules().variables().paranoia();
    String said =
        mode.name().toLowerCase(Locale.ROOT)
            + (paranoia == null ? "" : ", paranoia level " + paranoia);
    return el("span", said).as(mode == RulesMode.BLOCK ? "good" : "notable");
  }

  static Element health(Origin origin) {
    List<String> notes = new ArrayList<>();
    if (origin.renegotiates()) {
      notes.add("renegotiates");
    }
    if (origin.tls12Only()) {
      notes.add("TLS 1.2 at most");
    }
    Element words =
        origin.resting()
            ? el("span", "rests after failures").as("bad")
            : el("span", "in use").as("good");
    return notes.isEmpty() ? words : el("span", words, text(", " + String.join(", ", notes)));
  }

  private Element days(SiteConfiguration site) {
    return certificates
        .daysLeft(site, Instant.now())
        .map(days -> Frame.number(Words.count(days)).as(days < SOON_DAYS ? "n bad" : "n"))
        .orElseGet(() -> Frame.number("made at start"));
  }
}
