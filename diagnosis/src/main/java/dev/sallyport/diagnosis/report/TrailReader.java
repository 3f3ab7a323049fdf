package dev.sallyport.diagnosis.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;

/** Reads a trail back from the JSON that {@link ReportJson#writeTrail} writes. */
public final class TrailReader {
  private static final int MOST_EVENTS = 100_000;

  private TrailReader() {}

  /**
   * The trail of an object.
   *
   * @throws BadReport where a field is missing or odd, by its name and the number of its event
   */
  public static Trail read(JsonNode trail) throws BadReport {
    Fields fields = new Fields(trail, "trail");
    List<TimedEvent> events = new ArrayList<>();
    for (JsonNode event : fields.elements("events")) {
      if (events.size() == MOST_EVENTS) {
        throw new BadReport("trail: wanted at most " + MOST_EVENTS + " events, got more");
      }
      events.add(event(new Fields(event, "event " + (events.size() + 1))));
    }
    return new Trail(
        fields.text("name"),
        fields.text("client"),
        fields.text("origin"),
        fields.text("protocol"),
        fields.flag("decrypted"),
        fields.optionalText("why_not"),
        events);
  }

  private static TimedEvent event(Fields fields) throws BadReport {
    return new TimedEvent(
        fields.nanos("at"),
        fields.word("from", Side.values()),
        fields.word("to", Side.values()),
        EventReader.read(fields),
        fields.has("packet") ? fields.integer("packet") : null);
  }
}
