package dev.sallyport.diagnosis.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.diagnosis.catalogue.Alerts;
import dev.sallyport.diagnosis.trail.Event;
import java.io.IOException;

/** Fields of the TLS events. */
final class TlsEventJson {
  private TlsEventJson() {}

  static void writeFields(JsonGenerator json, Event event) throws IOException {
    switch (event) {
      case Event.TlsRecord e -> {
        json.writeNumberField("content_type", e.contentType());
        json.writeNumberField("length", e.length());
      }
      case Event.ClientHello e -> {
        EventJson.optional(json, "server_name", e.serverName());
        EventJson.strings(json, "versions", e.versions());
        EventJson.strings(json, "alpn", e.alpn());
      }
      case Event.ServerHello e -> {
        json.writeStringField("version", e.version());
        json.writeStringField("suite", e.suite());
        json.writeBooleanField("secure_renegotiation", e.secureRenegotiation());
      }
      case Event.EarlyData e -> json.writeBooleanField("accepted", e.accepted());
      case Event.Certificate e -> {
        json.writeStringField("subject", e.subject());
        json.writeStringField("issuer", e.issuer());
        json.writeStringField("not_before", e.notBefore().toString());
        json.writeStringField("not_after", e.notAfter().toString());
        EventJson.strings(json, "names", e.names());
        json.writeNumberField("chain_length", e.chainLength());
      }
      case Event.CertificateRejected e -> {
        json.writeStringField("fault", e.fault().word());
        json.writeStringField("detail", e.detail());
      }
      case Event.CertificateRequested e -> EventJson.strings(json, "authorities", e.authorities());
      case Event.HandshakeDone e -> {
        json.writeStringField("version", e.version());
        json.writeStringField("suite", e.suite());
        json.writeBooleanField("resumed", e.resumed());
        json.writeBooleanField("client_certificate", e.clientCertificate());
      }
      case Event.HandshakeFailed e -> json.writeStringField("reason", e.reason());
      case Event.NotTls e -> json.writeStringField("shown", e.shown());
      case Event.HelloRequest e -> {
        json.writeNumberField("record_length", e.recordLength());
        EventJson.word(json, "proof", e.proof());
      }
      case Event.RenegotiationAnswered e ->
          json.writeNumberField("record_length", e.recordLength());
      case Event.RenegotiationDone e ->
          json.writeBooleanField("client_certificate", e.clientCertificate());
      case Event.Alert e -> alert(json, e);
      case Event.KeyUnavailable e -> json.writeStringField("reason", e.reason());
      default -> {}
    }
  }

  private static void alert(JsonGenerator json, Event.Alert alert) throws IOException {
    if (alert.level() >= 0) {
      json.writeNumberField("level", alert.level());
    }
    if (alert.description() >= 0) {
      json.writeNumberField("description", alert.description());
      json.writeStringField("name", Alerts.name(alert.description()));
    }
    json.writeNumberField("record_length", alert.recordLength());
  }
}
