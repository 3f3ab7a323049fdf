package dev.sallyport.diagnosis.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.diagnosis.trail.Event;
import java.io.IOException;

/** Fields of the HTTP events. */
final class HttpEventJson {
  private HttpEventJson() {}

  static void writeFields(JsonGenerator json, Event event) throws IOException {
    switch (event) {
      case Event.RequestHead e -> {
        json.writeStringField("method", e.method());
        json.writeStringField("target", e.target());
        json.writeStringField("protocol", e.protocol());
        json.writeNumberField("head_bytes", e.headBytes());
        EventJson.word(json, "framing", e.framing());
        length(json, "content_length", e.contentLength());
        json.writeBooleanField("expect", e.expect());
      }
      case Event.UpgradeAsked e -> json.writeStringField("protocol", e.protocol());
      case Event.RequestEnd e -> json.writeNumberField("body_bytes", e.bodyBytes());
      case Event.Informational e -> json.writeNumberField("status", e.status());
      case Event.ResponseHead e -> {
        json.writeNumberField("status", e.status());
        json.writeStringField("protocol", e.protocol());
        json.writeNumberField("head_bytes", e.headBytes());
        EventJson.word(json, "framing", e.framing());
        length(json, "content_length", e.contentLength());
      }
      case Event.Redirected e -> {
        json.writeStringField("location", e.location());
        json.writeBooleanField("itself", e.itself());
      }
      case Event.ResponseEnd e -> json.writeNumberField("body_bytes", e.bodyBytes());
      case Event.HeadCut e -> json.writeNumberField("head_bytes", e.headBytes());
      case Event.BodyCut e -> {
        json.writeNumberField("body_bytes", e.bodyBytes());
        length(json, "expected_bytes", e.expectedBytes());
      }
      case Event.LateEnd e -> EventJson.seconds(json, "silent_s", e.silent());
      case Event.Malformed e -> {
        json.writeStringField("rule", e.rule());
        json.writeStringField("what", e.what());
      }
      case Event.StreamReset e -> json.writeStringField("error_code", e.errorCode());
      case Event.GoAway e -> {
        json.writeStringField("error_code", e.errorCode());
        json.writeNumberField("last_stream", e.lastStream());
      }
      default -> {}
    }
  }

  private static void length(JsonGenerator json, String field, long bytes) throws IOException {
    if (bytes >= 0) {
      json.writeNumberField(field, bytes);
    }
  }
}
