package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;

import dev.sallyport.console.html.Element;
import dev.sallyport.diagnosis.report.EventText;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;
import java.util.Locale;

/** The events of a trail as a table: to copy, to search, and for those who do not see a drawing. */
final class EventsTable {
  private EventsTable() {}

  static Element of(Trail trail) {
    List<Element> rows = trail.events().stream().map(EventsTable::row).toList();
    return el(
        "details",
        el("summary", "The same events as a table (" + rows.size() + ")"),
        Frame.table("Events of " + trail.name(), List.of("#Seconds", "From", "To", "Event"), rows));
  }

  private static Element row(TimedEvent at) {
    return el(
        "tr",
        Frame.number(String.format(Locale.ROOT, "%.6f", at.atNanos() / 1e9)),
        Frame.cell(at.from().word()),
        Frame.cell(at.local() ? "" : at.to().word()),
        Frame.cell(EventText.of(at.event())));
  }
}
