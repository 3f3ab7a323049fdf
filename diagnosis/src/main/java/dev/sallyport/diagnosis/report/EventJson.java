package dev.sallyport.diagnosis.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.diagnosis.trail.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event's own fields in JSON: snake case, the unit in the name, absent where unknown. Field
 * names are part of what the outside relies on.
 */
final class EventJson {
  private EventJson() {}

  static void writeFields(JsonGenerator json, Event event) throws IOException {
    switch (event) {
      case Event.NameAsked e -> json.writeStringField("host", e.host());
      case Event.NameResolved e -> {
        json.writeStringField("host", e.host());
        strings(json, "addresses", e.addresses());
      }
      case Event.NameFailed e -> {
        json.writeStringField("host", e.host());
        json.writeStringField("reason", e.reason());
      }
      case Event.Syn e -> json.writeStringField("address", e.address());
      case Event.Connected e -> json.writeStringField("address", e.address());
      case Event.ConnectFailed e -> {
        json.writeStringField("address", e.address());
        word(json, "fault", e.fault());
        json.writeStringField("detail", e.detail());
      }
      case Event.Reused e -> {
        json.writeNumberField("exchanges", e.exchanges());
        seconds(json, "idle_s", e.idle());
      }
      case Event.Fin _, Event.Reset _ -> {}
      case Event.Retransmitted e -> {
        json.writeNumberField("segments", e.segments());
        json.writeNumberField("bytes", e.bytes());
      }
      case Event.ZeroWindow e -> seconds(json, "lasted_s", e.lasted());
      case Event.CaptureGap e -> json.writeNumberField("bytes", e.bytes());
      case Event.OtherHops e -> {
        json.writeNumberField("hops", e.hops());
        json.writeNumberField("usual", e.usual());
      }
      case Event.TlsRecord _,
          Event.ClientHello _,
          Event.ServerHello _,
          Event.HelloRetryRequest _,
          Event.EarlyData _,
          Event.KeyUpdated _,
          Event.Certificate _,
          Event.CertificateRejected _,
          Event.CertificateRequested _,
          Event.HandshakeDone _,
          Event.HandshakeFailed _,
          Event.NotTls _,
          Event.HelloRequest _,
          Event.RenegotiationAnswered _,
          Event.RenegotiationDone _,
          Event.PostHandshakeCertificateRequest _,
          Event.Alert _,
          Event.KeyUnavailable _ ->
          TlsEventJson.writeFields(json, event);
      case Event.RequestHead _,
          Event.UpgradeAsked _,
          Event.RequestEnd _,
          Event.Informational _,
          Event.ResponseHead _,
          Event.Redirected _,
          Event.ResponseEnd _,
          Event.HeadCut _,
          Event.BodyCut _,
          Event.LateEnd _,
          Event.Malformed _,
          Event.StreamReset _,
          Event.GoAway _ ->
          HttpEventJson.writeFields(json, event);
      case Event.TimerFired e -> {
        json.writeStringField("timer", e.timer().word());
        seconds(json, "after_s", e.after());
      }
      case Event.LimitReached e -> {
        json.writeStringField("limit", e.limit());
        json.writeNumberField("max", e.max());
      }
      case Event.Retried e -> json.writeStringField("why", e.why());
      case Event.NoOrigin e -> json.writeStringField("why", e.why());
      case Event.Refused e -> {
        json.writeStringField("phase", e.phase());
        json.writeStringField("reason", e.event());
        json.writeStringField("detail", e.detail());
      }
      case Event.RuleExhausted e -> {
        json.writeStringField("phase", e.phase());
        json.writeNumberField("rule", e.ruleId());
        json.writeStringField("target", e.target());
        json.writeNumberField("value_bytes", e.valueBytes());
      }
      case Event.InternalFault e -> json.writeStringField("detail", e.detail());
      case Event.Answered e -> json.writeNumberField("status", e.status());
      case Event.Unfinished _ -> {}
    }
  }

  static void strings(JsonGenerator json, String field, List<String> values) throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  static void optional(JsonGenerator json, String field, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(field, value);
    }
  }

  static void word(JsonGenerator json, String field, Enum<?> value) throws IOException {
    json.writeStringField(field, value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  static void seconds(JsonGenerator json, String field, Duration value) throws IOException {
    json.writeFieldName(field);
    JsonSeconds.write(json, value.toNanos());
  }
}
