package dev.sallyport.app.explain;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Colour;
import dev.sallyport.diagnosis.report.FindingText;
import dev.sallyport.diagnosis.report.Ladder;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.gateway.timing.Phase;
import java.util.List;
import java.util.Locale;

/** An exchange as plain text: the request, its phases as bars, its ladder, its findings. */
public final class ExchangeText {
  private static final int BAR = 60;

  private final LoggedExchange exchange;
  private final StringBuilder out = new StringBuilder();

  private ExchangeText(LoggedExchange exchange) {
    this.exchange = exchange;
  }

  /** Each line ends with a line feed. */
  public static String of(LoggedExchange exchange, Report report, Colour colour) {
    ExchangeText text = new ExchangeText(exchange);
    text.request();
    text.phases();
    text.rules();
    for (Trail trail : report.trails()) {
      text.out.append('\n').append(Ladder.draw(trail, colour));
    }
    for (Finding finding : report.findings()) {
      text.out.append('\n').append(FindingText.of(finding, colour));
    }
    return text.out.toString();
  }

  private void line(String text) {
    text.codePoints().map(c -> Character.isISOControl(c) ? '?' : c).forEach(out::appendCodePoint);
    out.append('\n');
  }

  private void request() {
    line(
        "exchange " + exchange.text("sallyport.exchange.id") + " at " + exchange.text("timestamp"));
    line(
        "  %s %s://%s%s from %s"
            .formatted(
                exchange.text("http.request.method"),
                exchange.text("url.scheme"),
                exchange.text("server.address"),
                exchange.text("url.path"),
                exchange.text("client.address")));
    line(
        "  status %s after %s ms; site %s, origin %s"
            .formatted(
                shown("http.response.status_code"),
                exchange.text("sallyport.duration_ms"),
                shown("sallyport.site"),
                shown("sallyport.origin.address")));
  }

  private String shown(String field) {
    return exchange.has(field) ? exchange.text(field) : "none";
  }

  private void phases() {
    double longest = 0;
    for (Phase phase : Phase.values()) {
      longest = Math.max(longest, exchange.field(phase.field()).asDouble());
    }
    if (longest > 0) {
      out.append('\n');
    }
    for (Phase phase : Phase.values()) {
      if (longest > 0 && exchange.has(phase.field())) {
        double millis = exchange.field(phase.field()).asDouble();
        String bar = "#".repeat((int) Math.ceil(BAR * millis / longest));
        String name = phase.name().toLowerCase(Locale.ROOT);
        line(String.format(Locale.ROOT, "  %-14s%12.3f ms  %s", name, millis, bar));
      }
    }
  }

  private void rules() {
    List<String> lines = RulesText.of(exchange);
    if (!lines.isEmpty()) {
      out.append('\n');
      lines.forEach(this::line);
    }
  }
}
