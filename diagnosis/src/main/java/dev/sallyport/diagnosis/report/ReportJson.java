package dev.sallyport.diagnosis.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** A report as JSON, the same for every command; the parts can be written into other documents. */
public final class ReportJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private ReportJson() {}

  /** The whole report as one indented document. */
  public static String text(Report report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      write(json, report);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot refuse text", e);
    }
    return text.toString();
  }

  /** One object: verdict, findings, trails, and the table where there is one. */
  public static void write(JsonGenerator json, Report report) throws IOException {
    json.writeStartObject();
    json.writeStringField("verdict", report.verdict().word());
    json.writeFieldName("findings");
    writeFindings(json, report.findings());
    json.writeArrayFieldStart("trails");
    for (Trail trail : report.trails()) {
      writeTrail(json, trail);
    }
    json.writeEndArray();
    if (!report.table().isEmpty()) {
      writeTable(json, report.table());
    }
    json.writeEndObject();
  }

  private static void writeTable(JsonGenerator json, List<Row> table) throws IOException {
    json.writeArrayFieldStart("table");
    for (Row row : table) {
      json.writeStartObject();
      json.writeStringField("topic", row.topic());
      json.writeStringField("question", row.question());
      EventJson.optional(json, "direct", row.direct() == null ? null : row.direct().text());
      EventJson.optional(json, "via", row.via() == null ? null : row.via().text());
      json.writeBooleanField("differs", row.differs());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** An array of findings. */
  public static void writeFindings(JsonGenerator json, List<Finding> findings) throws IOException {
    json.writeStartArray();
    for (Finding finding : findings) {
      writeFinding(json, finding);
    }
    json.writeEndArray();
  }

  /** One object: cause, certainty, subject, summary, evidence, remedy, references. */
  public static void writeFinding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("cause", finding.cause().id());
    json.writeStringField("certainty", finding.certainty().word());
    json.writeStringField("subject", finding.subject());
    json.writeStringField("summary", finding.cause().summary() + " " + finding.detail());
    json.writeArrayFieldStart("evidence");
    for (Finding.Evidence part : finding.evidence()) {
      json.writeStartObject();
      json.writeFieldName("at");
      JsonSeconds.write(json, part.at().atNanos());
      json.writeStringField("event", part.at().event().word());
      json.writeStringField("text", part.text());
      packet(json, part.at());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("remedy");
    EventJson.strings(json, "origin", finding.cause().originRemedy());
    EventJson.strings(json, "gateway", finding.cause().gatewayRemedy());
    json.writeEndObject();
    EventJson.strings(json, "references", finding.cause().references());
    json.writeEndObject();
  }

  /** One object: name, client, origin, protocol, decrypted, why_not, start, events. */
  public static void writeTrail(JsonGenerator json, Trail trail) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", trail.name());
    json.writeStringField("client", trail.client());
    json.writeStringField("origin", trail.origin());
    json.writeStringField("protocol", trail.protocol());
    json.writeBooleanField("decrypted", trail.decrypted());
    EventJson.optional(json, "why_not", trail.whyNot());
    Instant start = trail.start();
    EventJson.optional(json, "start", start == null ? null : start.toString());
    json.writeFieldName("events");
    writeEvents(json, trail.events());
    json.writeEndObject();
  }

  /** An array of events. */
  public static void writeEvents(JsonGenerator json, List<TimedEvent> events) throws IOException {
    json.writeStartArray();
    for (TimedEvent at : events) {
      writeEvent(json, at);
    }
    json.writeEndArray();
  }

  /** One object: at, from, to, event, the event's own fields, packet. */
  public static void writeEvent(JsonGenerator json, TimedEvent at) throws IOException {
    json.writeStartObject();
    json.writeFieldName("at");
    JsonSeconds.write(json, at.atNanos());
    json.writeStringField("from", at.from().word());
    json.writeStringField("to", at.to().word());
    json.writeStringField("event", at.event().word());
    EventJson.writeFields(json, at.event());
    packet(json, at);
    json.writeEndObject();
  }

  private static void packet(JsonGenerator json, TimedEvent at) throws IOException {
    Integer packet = at.packet();
    if (packet != null) {
      json.writeNumberField("packet", packet);
    }
  }
}
