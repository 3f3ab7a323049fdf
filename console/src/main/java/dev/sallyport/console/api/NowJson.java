package dev.sallyport.console.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.recent.Histogram;
import dev.sallyport.console.recent.LastHour;
import dev.sallyport.console.recent.Overview;
import dev.sallyport.console.recent.SiteCounts;
import dev.sallyport.console.recent.SiteTimes;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code /api/now}: the figures of the page Now. */
public final class NowJson {
  private final LastHour hour;

  public NowJson(LastHour hour) {
    this.hour = hour;
  }

  public Answer answer() throws IOException {
    Overview now = hour.overview();
    return Answer.json(JsonText.of(json -> write(json, now)));
  }

  private static void write(JsonGenerator json, Overview now) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", now.at().toString());
    json.writeNumberField("per_second", now.perSecond());
    json.writeArrayFieldStart("sites");
    for (Map.Entry<String, SiteCounts> site : now.counts().entrySet()) {
      site(json, site.getKey(), site.getValue(), now.times().get(site.getKey()));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void site(
      JsonGenerator json,
      String name,
      SiteCounts counts,
      @org.jspecify.annotations.Nullable SiteTimes times)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("site", name);
    json.writeNumberField("exchanges", counts.total());
    json.writeObjectFieldStart("status_classes");
    for (int hundreds = 1; hundreds <= 5; hundreds++) {
      json.writeNumberField(hundreds + "xx", counts.ofClass(hundreds));
    }
    json.writeEndObject();
    json.writeNumberField("without_status", counts.ofClass(0));
    json.writeNumberField("renegotiations", counts.renegotiations());
    json.writeArrayFieldStart("causes");
    for (var cause : new TreeMap<>(counts.causes()).entrySet()) {
      json.writeStartObject();
      json.writeStringField("cause", cause.getKey());
      json.writeNumberField("exchanges", cause.getValue().count());
      json.writeStringField("last", cause.getValue().lastId());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("phases");
    if (times != null) {
      for (var phase : times.phases().entrySet()) {
        times(json, phase.getKey().name().toLowerCase(Locale.ROOT), phase.getValue());
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void times(JsonGenerator json, String phase, Histogram taken) throws IOException {
    json.writeStartObject();
    json.writeStringField("phase", phase);
    json.writeNumberField("exchanges", taken.total());
    json.writeNumberField("median_ms", taken.micros(0.5) / 1e3);
    json.writeNumberField("p95_ms", taken.micros(0.95) / 1e3);
    json.writeEndObject();
  }
}
