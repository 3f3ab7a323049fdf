package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;

import dev.sallyport.console.html.Element;
import dev.sallyport.gateway.record.ExchangeRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as the pages write them. */
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /** Three digits that count, with the unit that fits. */
  static String duration(long nanos) {
    double milliseconds = nanos / 1e6;
    if (milliseconds >= 1_000) {
      return String.format(Locale.ROOT, "%.2f s", milliseconds / 1_000);
    }
    String form = milliseconds >= 100 ? "%.0f ms" : milliseconds >= 10 ? "%.1f ms" : "%.2f ms";
    return String.format(Locale.ROOT, form, milliseconds);
  }

  static Element time(Instant at) {
    return el("time", TIME.format(at)).with("datetime", at.toString());
  }

  static Element day(Instant at) {
    return el("time", DAY.format(at) + " UTC").with("datetime", at.toString());
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A status with the colour of its class; a dash where none was sent. */
  static Element status(int status) {
    String kind =
        switch (status / 100) {
          case 2, 3 -> "good";
          case 4 -> status == 499 ? "bad" : "notable";
          case 1 -> "plain";
          default -> "bad";
        };
    return el("span", status == 0 ? "–" : Integer.toString(status)).as("status " + kind);
  }

  /** Path and query as one text. */
  static String target(ExchangeRecord.Request request) {
    return request.query() == null ? request.path() : request.path() + "?" + request.query();
  }

  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
