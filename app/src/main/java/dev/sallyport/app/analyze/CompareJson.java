package dev.sallyport.app.analyze;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.capture.compare.Comparison;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.diagnosis.report.ReportJson;
import dev.sallyport.diagnosis.trail.TimedEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pairs as {@code {"pairs":[{"parts","common","left":{"next","report"},"right":...}]}}; events as
 * in the report.
 */
final class CompareJson {
  private CompareJson() {}

  static String text(List<Comparison> pairs) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("pairs");
      for (Comparison pair : pairs) {
        json.writeStartObject();
        json.writeBooleanField("parts", pair.parts());
        event(json, "common", pair.common());
        side(json, "left", pair.leftFlow(), pair.left());
        side(json, "right", pair.rightFlow(), pair.right());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void side(
      JsonGenerator json, String field, AnalysedFlow flow, @Nullable TimedEvent next)
      throws IOException {
    json.writeObjectFieldStart(field);
    event(json, "next", next);
    json.writeFieldName("report");
    ReportJson.write(json, new Report(flow.verdict(), flow.findings(), List.of(flow.trail())));
    json.writeEndObject();
  }

  private static void event(JsonGenerator json, String field, @Nullable TimedEvent event)
      throws IOException {
    if (event != null) {
      json.writeFieldName(field);
      ReportJson.writeEvent(json, event);
    }
  }
}
