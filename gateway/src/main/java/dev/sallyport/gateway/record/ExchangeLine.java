package dev.sallyport.gateway.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.ReportJson;
import dev.sallyport.gateway.timing.Phase;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as one JSON object, named by OpenTelemetry's semantic conventions where one fits,
 * else {@code sallyport.*}.
 */
public final class ExchangeLine {
  private ExchangeLine() {}

  /** As the log has it: with its trail where something was found. */
  static void write(JsonGenerator json, ExchangeRecord x) throws IOException {
    write(json, x, !x.findings().isEmpty());
  }

  /** The same, with its trail always. */
  public static void writeWhole(JsonGenerator json, ExchangeRecord x) throws IOException {
    write(json, x, true);
  }

  private static void write(JsonGenerator json, ExchangeRecord x, boolean withTrail)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("timestamp", x.at().toString());
    json.writeStringField("sallyport.exchange.id", x.id());
    optional(json, "sallyport.site", x.site());
    json.writeStringField("client.address", x.client().address().getAddress().getHostAddress());
    json.writeNumberField("client.port", x.client().address().getPort());
    request(json, x);
    if (x.status() > 0) {
      json.writeNumberField("http.response.status_code", x.status());
      json.writeNumberField("http.response.body.size", x.responseBodyBytes());
    }
    if (x.client().tlsVersion() != null) {
      json.writeStringField("tls.protocol.version", version(x.client().tlsVersion()));
      optional(json, "tls.cipher", x.client().tlsSuite());
      optional(json, "tls.client.server_name", x.client().serverName());
    }
    origin(json, x.origin());
    milliseconds(json, "sallyport.duration_ms", x.durationNanos());
    for (Phase p : Phase.values()) {
      long nanos = x.phases().of(p);
      if (nanos >= 0) {
        milliseconds(json, p.field(), nanos);
      }
    }
    optional(json, "sallyport.recording", x.recording());
    if (x.rules() != null) {
      InspectedLine.write(json, x.rules());
    }
    if (!x.findings().isEmpty()) {
      Finding first = x.findings().getFirst();
      json.writeStringField("sallyport.cause", first.cause().id());
      json.writeStringField("sallyport.certainty", first.certainty().word());
      json.writeFieldName("sallyport.findings");
      ReportJson.writeFindings(json, x.findings());
    }
    if (withTrail) {
      json.writeFieldName("sallyport.trail");
      ReportJson.writeTrail(json, x.trail());
    }
    json.writeEndObject();
  }

  private static void request(JsonGenerator json, ExchangeRecord x) throws IOException {
    ExchangeRecord.Request r = x.request();
    json.writeStringField("network.protocol.name", "http");
    if (r.protocol().startsWith("HTTP/")) {
      String v = r.protocol().substring(5);
      json.writeStringField("network.protocol.version", v.equals("2.0") ? "2" : v);
    }
    if (r.method().isEmpty()) {
      return;
    }
    json.writeStringField("http.request.method", r.method());
    json.writeStringField("url.scheme", x.client().tlsVersion() == null ? "http" : "https");
    json.writeStringField("url.path", r.path());
    optional(json, "url.query", r.query());
    server(json, r.host());
    optional(json, "user_agent.original", r.userAgent());
    json.writeNumberField("http.request.body.size", r.bodyBytes());
  }

  /** OpenTelemetry keeps the port apart. */
  private static void server(JsonGenerator json, String host) throws IOException {
    int colon = host.lastIndexOf(':');
    String port = colon > host.lastIndexOf(']') ? host.substring(colon + 1) : "";
    boolean number =
        !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
    json.writeStringField("server.address", number ? host.substring(0, colon) : host);
    if (number) {
      json.writeNumberField("server.port", Integer.parseInt(port));
    }
  }

  private static void origin(JsonGenerator json, ExchangeRecord.@Nullable OriginUse o)
      throws IOException {
    if (o != null) {
      json.writeStringField("sallyport.origin.url", o.url());
      json.writeStringField("sallyport.origin.address", o.address());
      optional(
          json,
          "sallyport.origin.tls.protocol.version",
          o.tlsVersion() == null ? null : version(o.tlsVersion()));
      json.writeBooleanField("sallyport.origin.reused", o.reused());
      json.writeNumberField("sallyport.origin.attempts", o.attempts());
    }
  }

  /** OpenTelemetry wants {@code 1.3}, the engines say {@code TLSv1.3}. */
  private static String version(String engine) {
    return engine.startsWith("TLSv") ? engine.substring(4) : engine;
  }

  private static void optional(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static void milliseconds(JsonGenerator json, String name, long nanos) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(Math.round(nanos / 1000.0) / 1000.0);
  }
}
