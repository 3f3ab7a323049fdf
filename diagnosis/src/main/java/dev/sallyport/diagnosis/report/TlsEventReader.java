package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.CertificateFault;
import dev.sallyport.diagnosis.trail.Event.Proof;

/** Reads the TLS events back. */
final class TlsEventReader {
  private TlsEventReader() {}

  static Event read(String word, Fields f) throws BadReport {
    return switch (word) {
      case "tls.record" -> new Event.TlsRecord(f.integer("content_type"), f.integer("length"));
      case "tls.client-hello" ->
          new Event.ClientHello(
              f.optionalText("server_name"), f.texts("versions"), f.texts("alpn"));
      case "tls.server-hello" ->
          new Event.ServerHello(f.text("version"), f.text("suite"), f.flag("secure_renegotiation"));
      case "tls.hello-retry-request" -> new Event.HelloRetryRequest();
      case "tls.early-data" -> new Event.EarlyData(f.flag("accepted"));
      case "tls.key-update" -> new Event.KeyUpdated();
      case "tls.certificate" ->
          new Event.Certificate(
              f.text("subject"),
              f.text("issuer"),
              f.instant("not_before"),
              f.instant("not_after"),
              f.texts("names"),
              f.integer("chain_length"));
      case "tls.certificate-rejected" ->
          new Event.CertificateRejected(
              f.word("fault", CertificateFault.values(), CertificateFault::word), f.text("detail"));
      case "tls.certificate-request" -> new Event.CertificateRequested(f.texts("authorities"));
      case "tls.handshake-done" ->
          new Event.HandshakeDone(
              f.text("version"), f.text("suite"), f.flag("resumed"), f.flag("client_certificate"));
      case "tls.handshake-failed" -> new Event.HandshakeFailed(f.text("reason"));
      case "tls.not-tls" -> new Event.NotTls(f.text("shown"));
      case "tls.hello-request" ->
          new Event.HelloRequest(f.integer("record_length"), f.word("proof", Proof.values()));
      case "tls.renegotiation-answered" ->
          new Event.RenegotiationAnswered(f.integer("record_length"));
      case "tls.renegotiation-done" -> new Event.RenegotiationDone(f.flag("client_certificate"));
      case "tls.post-handshake-certificate-request" -> new Event.PostHandshakeCertificateRequest();
      case "tls.alert" ->
          new Event.Alert(
              f.integerOrUnknown("level"),
              f.integerOrUnknown("description"),
              f.integer("record_length"));
      case "tls.key-unavailable" -> new Event.KeyUnavailable(f.text("reason"));
      default -> throw EventReader.unknown(word);
    };
  }
}
