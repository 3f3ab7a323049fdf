package dev.sallyport.diagnosis.trail;

/** The names of the events in JSON. They are part of what the outside relies on. */
final class EventWord {
  private EventWord() {}

  static String of(Event event) {
    return switch (event) {
      case Event.NameAsked _ -> "dns.asked";
      case Event.NameResolved _ -> "dns.resolved";
      case Event.NameFailed _ -> "dns.failed";
      case Event.Syn _ -> "tcp.syn";
      case Event.Connected _ -> "tcp.connected";
      case Event.ConnectFailed _ -> "tcp.connect-failed";
      case Event.Reused _ -> "tcp.reused";
      case Event.Fin _ -> "tcp.fin";
      case Event.Reset _ -> "tcp.reset";
      case Event.Retransmitted _ -> "tcp.retransmitted";
      case Event.ZeroWindow _ -> "tcp.zero-window";
      case Event.CaptureGap _ -> "tcp.capture-gap";
      case Event.OtherHops _ -> "tcp.other-hops";
      case Event.TlsRecord _ -> "tls.record";
      case Event.ClientHello _ -> "tls.client-hello";
      case Event.ServerHello _ -> "tls.server-hello";
      case Event.HelloRetryRequest _ -> "tls.hello-retry-request";
      case Event.EarlyData _ -> "tls.early-data";
      case Event.KeyUpdated _ -> "tls.key-update";
      case Event.Certificate _ -> "tls.certificate";
      case Event.CertificateRejected _ -> "tls.certificate-rejected";
      case Event.CertificateRequested _ -> "tls.certificate-request";
      case Event.HandshakeDone _ -> "tls.handshake-done";
      case Event.HandshakeFailed _ -> "tls.handshake-failed";
      case Event.NotTls _ -> "tls.not-tls";
      case Event.HelloRequest _ -> "tls.hello-request";
      case Event.RenegotiationAnswered _ -> "tls.renegotiation-answered";
      case Event.RenegotiationDone _ -> "tls.renegotiation-done";
      case Event.PostHandshakeCertificateRequest _ -> "tls.post-handshake-certificate-request";
      case Event.Alert _ -> "tls.alert";
      case Event.KeyUnavailable _ -> "tls.key-unavailable";
      case Event.RequestHead _ -> "http.request-head";
      case Event.UpgradeAsked _ -> "http.upgrade-asked";
      case Event.RequestEnd _ -> "http.request-end";
      case Event.Informational _ -> "http.informational";
      case Event.ResponseHead _ -> "http.response-head";
      case Event.Redirected _ -> "http.redirected";
      case Event.ResponseEnd _ -> "http.response-end";
      case Event.HeadCut _ -> "http.head-cut";
      case Event.BodyCut _ -> "http.body-cut";
      case Event.LateEnd _ -> "http.late-end";
      case Event.Malformed _ -> "http.malformed";
      case Event.StreamReset _ -> "http.stream-reset";
      case Event.GoAway _ -> "http.goaway";
      case Event.TimerFired _ -> "timer.fired";
      case Event.LimitReached _ -> "gateway.limit";
      case Event.Retried _ -> "gateway.retry";
      case Event.NoOrigin _ -> "gateway.no-origin";
      case Event.Refused _ -> "gateway.refused";
      case Event.RuleExhausted _ -> "rules.exhausted";
      case Event.InternalFault _ -> "gateway.fault";
      case Event.Answered _ -> "gateway.answered";
      case Event.Unfinished _ -> "trail.unfinished";
    };
  }
}
