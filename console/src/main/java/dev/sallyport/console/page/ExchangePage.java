package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.link;
import static dev.sallyport.console.html.Html.text;

import dev.sallyport.console.draw.Bars;
import dev.sallyport.console.draw.LadderDrawing;
import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.Refused;
import dev.sallyport.console.http.Request;
import dev.sallyport.console.recent.Kept;
import dev.sallyport.console.recent.RecentExchanges;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.timing.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** One exchange: what it was, what went wrong, how long each phase took, and its ladder. */
public final class ExchangePage {
  private final Frame frame;
  private final RecentExchanges exchanges;

  public ExchangePage(Frame frame, RecentExchanges exchanges) {
    this.frame = frame;
    this.exchanges = exchanges;
  }

  public Answer answer(Request request) throws Refused {
    Kept kept =
        exchanges
            .byId(request.parameter())
            .orElseThrow(() -> new Refused(404, "no exchange of this id is kept here any more"));
    ExchangeRecord x = kept.exchange();
    List<Html> content = new ArrayList<>();
    content.add(
        el(
            "h1",
            Words.status(x.status()),
            text(" " + Words.cut(x.request().method() + " " + Words.target(x.request()), 160))));
    content.add(facts(x));
    List<Html> findings = FindingView.all(x.findings());
    content.addAll(findings.stream().limit(1).toList());
    content.add(el("h2", "Both legs on one axis of time"));
    content.add(LadderDrawing.of(x.trail(), evidence(x.findings())));
    content.add(el("h2", "Phases"));
    content.add(phases(x));
    content.addAll(findings.stream().skip(1).toList());
    if (x.rules() != null) {
      content.add(RulesView.of(x.rules(), x.site() == null ? "" : x.site(), x.request().path()));
    }
    content.add(EventsTable.of(x.trail()));
    if (x.recording() != null) {
      content.add(
          el("p", link(RecordingDownload.path(x), "Its recording (pcapng)").with("download", "")));
    }
    content.add(el("p", link("/api/exchanges/" + x.id(), "This exchange as JSON")));
    return frame.page(
        request, Frame.Place.EXCHANGES, "Exchange " + x.id(), content.toArray(Html[]::new));
  }

  static Set<TimedEvent> evidence(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> finding.evidence().stream())
        .map(Finding.Evidence::at)
        .collect(Collectors.toSet());
  }

  private static Element facts(ExchangeRecord x) {
    Element list = el("dl").as("facts");
    list.add(Frame.fact("Began", Words.day(x.at())));
    list.add(Frame.fact("Took", Words.duration(x.durationNanos())));
    list.add(Frame.fact("Site", x.site() == null ? "none" : x.site()));
    list.add(Frame.fact("Host", x.request().host()));
    list.add(
        Frame.fact(
            "Client",
            x.client().address().getAddress().getHostAddress()
                + joined(x.client().tlsVersion())
                + ", "
                + x.request().protocol()));
    if (x.origin() != null) {
      list.add(
          Frame.fact(
              "Origin",
              x.origin().url()
                  + joined(x.origin().tlsVersion())
                  + (x.origin().reused() ? ", reused connection" : ", new connection")
                  + (x.origin().attempts() > 1 ? ", attempts: " + x.origin().attempts() : "")));
    }
    if (x.request().userAgent() != null) {
      list.add(Frame.fact("User agent", Words.cut(x.request().userAgent(), 120)));
    }
    list.add(
        Frame.fact(
            "Body bytes",
            Words.count(x.request().bodyBytes())
                + " in, "
                + Words.count(x.responseBodyBytes())
                + " out"));
    list.add(Frame.fact("Id", el("code", x.id())));
    return list;
  }

  private static String joined(@org.jspecify.annotations.Nullable String word) {
    return word == null ? "" : ", " + word;
  }

  private static Element phases(ExchangeRecord x) {
    long longest = 1;
    for (Phase phase : Phase.values()) {
      longest = Math.max(longest, x.phases().of(phase));
    }
    List<Element> rows = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      long nanos = x.phases().of(phase);
      if (nanos >= 0) {
        rows.add(
            el(
                "tr",
                Frame.cell(phase.name().toLowerCase(Locale.ROOT)),
                el("td", Bars.one((double) nanos / longest, "plain")).as("wide"),
                Frame.number(Words.duration(nanos))));
      }
    }
    return Frame.table("Phases", List.of("Phase", "", "#Took"), rows).as("scroll narrow");
  }
}
