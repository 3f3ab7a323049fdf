package dev.sallyport.app.lab;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.diagnosis.report.ReportJson;
import dev.sallyport.gateway.record.Inspected;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The story as {@code {"paths":[{"path","site","setting","status","seconds","report"}],
 * "rules":{"set","target","tried":[{"site","mode","status","score","matched":[{"id","message"}]}]}}};
 * {@code rules} is left out where no Core Rule Set is installed.
 */
final class LabJson {
  private LabJson() {}

  /** {@code rules}: null where no Core Rule Set is installed. */
  static String of(List<LabPath> paths, @Nullable LabRules rules) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("paths");
      for (LabPath p : paths) {
        json.writeStartObject();
        json.writeStringField("path", p.path());
        json.writeStringField("site", p.site());
        json.writeStringField("setting", p.setting());
        json.writeNumberField("status", p.status());
        json.writeNumberField("seconds", Math.round(p.seconds() * 1000) / 1000.0);
        json.writeFieldName("report");
        ReportJson.write(json, p.report());
        json.writeEndObject();
      }
      json.writeEndArray();
      if (rules != null) {
        write(json, rules);
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, LabRules rules) throws IOException {
    json.writeObjectFieldStart("rules");
    json.writeStringField("set", rules.rules());
    json.writeStringField("target", LabRules.TARGET);
    json.writeArrayFieldStart("tried");
    for (LabRules.Tried tried : rules.tried()) {
      json.writeStartObject();
      json.writeStringField("site", tried.site());
      json.writeStringField("mode", tried.mode());
      json.writeNumberField("status", tried.status());
      json.writeStringField("score", tried.score());
      json.writeArrayFieldStart("matched");
      for (Inspected.Matched rule : tried.matched()) {
        json.writeStartObject();
        json.writeNumberField("id", rule.id());
        json.writeStringField("message", rule.message());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
