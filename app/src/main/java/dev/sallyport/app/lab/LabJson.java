package dev.sallyport.app.lab;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.diagnosis.report.ReportJson;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** The story as {@code {"paths":[{"path","site","setting","status","seconds","report"}]}}. */
final class LabJson {
  private LabJson() {}

  static String of(List<LabPath> paths) throws IOException {
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
      json.writeEndObject();
    }
    return text.toString();
  }
}
