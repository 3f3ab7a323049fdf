package dev.sallyport.rules.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.rules.eval.RuleHit;
import dev.sallyport.rules.eval.Verdict;
import dev.sallyport.rules.exchange.Controls.Secret;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.FieldLine;
import dev.sallyport.rules.exchange.RuleIdentity;
import dev.sallyport.rules.plan.Settings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * An exchange in the audit log, in the JSON form of ModSecurity v3: one object, one line. Parts
 * decide what is in it: B request fields, C request body, E response body, F response fields, H
 * what the rules said.
 */
public final class AuditEntry {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss yyyy", Locale.ROOT);

  private final Exchange exchange;
  private final Verdict verdict;
  private final Settings settings;
  private final Secrets secrets;
  private final String parts;

  private AuditEntry(Exchange exchange, Verdict verdict, Settings settings) {
    this.exchange = exchange;
    this.verdict = verdict;
    this.settings = settings;
    this.secrets = new Secrets(exchange);
    this.parts =
        Objects.requireNonNullElse(
            exchange.controls().auditLogParts, settings.exchange().auditLogParts());
  }

  /** The line, without its end. {@code status}: what the client got. */
  public static String of(Exchange exchange, Verdict verdict, Settings settings, int status) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      new AuditEntry(exchange, verdict, settings).write(json, status);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(JsonGenerator json, int status) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("transaction");
    json.writeStringField("client_ip", exchange.opening().endpoints().clientAddress());
    json.writeStringField(
        "time_stamp", TIME.format(exchange.opening().start().atZone(exchange.settings().zone())));
    json.writeStringField("server_id", settings.audit().sensorId());
    json.writeNumberField("client_port", exchange.opening().endpoints().clientPort());
    json.writeStringField("host_ip", exchange.opening().endpoints().serverAddress());
    json.writeNumberField("host_port", exchange.opening().endpoints().serverPort());
    json.writeStringField("unique_id", exchange.opening().uniqueId());
    request(json);
    response(json, status);
    if (has('H')) {
      producer(json);
      messages(json);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private boolean has(char part) {
    return parts.indexOf(part) >= 0;
  }

  private void request(JsonGenerator json) throws IOException {
    String protocol = exchange.request().head().protocol();
    json.writeObjectFieldStart("request");
    text(json, "method", exchange.request().head().method());
    text(json, "http_version", protocol.substring(protocol.indexOf('/') + 1));
    text(json, "hostname", exchange.request().fields().first("host").toString());
    text(json, "uri", secrets.text(exchange.request().head().target()));
    if (has('C')) {
      text(json, "body", secrets.text(exchange.body().bytes().bytes().toString()));
    }
    if (has('B')) {
      fields(json, exchange.request().head().fields(), Secret.Kind.REQUEST_HEADER);
    }
    json.writeEndObject();
  }

  private void response(JsonGenerator json, int status) throws IOException {
    json.writeObjectFieldStart("response");
    if (has('E')) {
      text(json, "body", exchange.response().body().bytes().toString());
    }
    json.writeNumberField("http_code", status);
    if (has('F')) {
      fields(json, exchange.response().head().fields(), Secret.Kind.RESPONSE_HEADER);
    }
    json.writeEndObject();
  }

  private void fields(JsonGenerator json, List<FieldLine> fields, Secret.Kind kind)
      throws IOException {
    json.writeObjectFieldStart("headers");
    for (FieldLine field : fields) {
      text(json, field.name(), secrets.field(kind, field.name(), field.value()));
    }
    json.writeEndObject();
  }

  private void producer(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("producer");
    json.writeStringField("modsecurity", "Sallyport");
    json.writeStringField("connector", "Sallyport");
    json.writeStringField(
        "secrules_engine",
        switch (Objects.requireNonNullElse(exchange.controls().engine, settings.engine())) {
          case ON -> "Enabled";
          case OFF -> "Disabled";
          case DETECTION_ONLY -> "DetectionOnly";
        });
    json.writeArrayFieldStart("components");
    for (String signature : settings.audit().signatures()) {
      json.writeString(signature);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void messages(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("messages");
    for (RuleHit hit : verdict.hits()) {
      if (hit.auditLog()) {
        message(json, hit);
      }
    }
    json.writeEndArray();
  }

  private void message(JsonGenerator json, RuleHit hit) throws IOException {
    RuleIdentity rule = hit.rule();
    json.writeStartObject();
    text(json, "message", LogText.data(hit.message()));
    json.writeObjectFieldStart("details");
    text(json, "match", secrets.text(MatchText.of(hit)));
    json.writeStringField("reference", "");
    json.writeStringField("ruleId", Long.toString(rule.id()));
    json.writeStringField("file", rule.at().file());
    json.writeStringField("lineNumber", Integer.toString(rule.at().line()));
    text(json, "data", LogText.data(secrets.text(hit.data())));
    json.writeStringField("severity", rule.severity() < 0 ? "" : Integer.toString(rule.severity()));
    json.writeStringField("ver", rule.ver());
    json.writeStringField("rev", rule.rev());
    json.writeArrayFieldStart("tags");
    for (String tag : hit.tags()) {
      json.writeString(tag);
    }
    json.writeEndArray();
    json.writeStringField("maturity", Integer.toString(rule.maturity()));
    json.writeStringField("accuracy", Integer.toString(rule.accuracy()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, String latin1) throws IOException {
    json.writeStringField(LogText.unicode(name), LogText.unicode(latin1));
  }
}
