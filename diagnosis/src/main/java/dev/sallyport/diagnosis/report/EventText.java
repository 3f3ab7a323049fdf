package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.catalogue.Alerts;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Seconds;
import java.util.List;

/** An event in a few words, as it stands in a ladder. */
public final class EventText {
  private static final int MOST = 200;

  private EventText() {}

  /** Printable, on one line, most telling part first. */
  public static String of(Event event) {
    return Printable.text(
        switch (event) {
          case Event.NameAsked e -> "resolve " + e.host();
          case Event.NameResolved e -> "resolved " + String.join(" ", e.addresses());
          case Event.NameFailed e -> "not resolved: " + e.reason();
          case Event.Syn e -> "SYN " + e.address();
          case Event.Connected e -> "connected " + e.address();
          case Event.ConnectFailed e -> "not connected: " + e.detail();
          case Event.Reused e -> "reused connection, idle %s".formatted(Seconds.text(e.idle()));
          case Event.Fin _ -> "FIN";
          case Event.Reset _ -> "RST";
          case Event.Retransmitted e ->
              "retransmitted %d times, %d bytes".formatted(e.segments(), e.bytes());
          case Event.ZeroWindow e -> "no room for data for " + Seconds.text(e.lasted());
          case Event.CaptureGap e -> "%d bytes not in the capture".formatted(e.bytes());
          case Event.OtherHops e ->
              "reset with %d hops left, else %d".formatted(e.hops(), e.usual());
          case Event.TlsRecord e ->
              "TLS record type %d, %d bytes".formatted(e.contentType(), e.length());
          case Event.ClientHello e ->
              e.serverName() == null ? "ClientHello" : "ClientHello " + e.serverName();
          case Event.ServerHello e -> "ServerHello " + e.version();
          case Event.HelloRetryRequest _ -> "HelloRetryRequest";
          case Event.EarlyData e -> "early data " + (e.accepted() ? "accepted" : "refused");
          case Event.KeyUpdated _ -> "KeyUpdate";
          case Event.Certificate e -> "Certificate " + e.subject();
          case Event.CertificateRejected e -> "certificate rejected: " + e.detail();
          case Event.CertificateRequested e -> certificateRequest(e.authorities());
          case Event.HandshakeDone e -> "handshake done " + e.version();
          case Event.HandshakeFailed e -> "handshake failed: " + e.reason();
          case Event.NotTls e -> "not TLS: " + e.shown();
          case Event.HelloRequest e -> "HelloRequest (%d bytes)".formatted(e.recordLength());
          case Event.RenegotiationAnswered _ -> "ClientHello (renegotiation)";
          case Event.RenegotiationDone _ -> "renegotiation done";
          case Event.PostHandshakeCertificateRequest _ -> "CertificateRequest (post-handshake)";
          case Event.Alert e -> alert(e);
          case Event.KeyUnavailable e -> "stays encrypted: " + e.reason();
          case Event.RequestHead e -> "%s %s".formatted(e.method(), e.target());
          case Event.UpgradeAsked e -> "upgrade to " + e.protocol();
          case Event.RequestEnd e -> "end of request, %d body bytes".formatted(e.bodyBytes());
          case Event.Informational e -> "%d".formatted(e.status());
          case Event.ResponseHead e -> "%d %s".formatted(e.status(), e.protocol());
          case Event.Redirected e ->
              "redirect to %s%s".formatted(e.itself() ? "itself, " : "", e.location());
          case Event.ResponseEnd e -> "end of response, %d body bytes".formatted(e.bodyBytes());
          case Event.HeadCut e -> "cut after %d bytes of the head".formatted(e.headBytes());
          case Event.LateEnd e ->
              "end of the body, told late: after %s".formatted(Seconds.text(e.silent()));
          case Event.BodyCut e -> "cut after %d body bytes".formatted(e.bodyBytes());
          case Event.Malformed e -> "malformed: " + e.rule();
          case Event.StreamReset e -> "stream reset " + e.errorCode();
          case Event.GoAway e ->
              "GOAWAY %s, last stream %d".formatted(e.errorCode(), e.lastStream());
          case Event.TimerFired e ->
              "timer %s after %s".formatted(e.timer().word(), Seconds.text(e.after()));
          case Event.LimitReached e -> "limit %s (%d)".formatted(e.limit(), e.max());
          case Event.Retried e -> "retry: " + e.why();
          case Event.NoOrigin e -> "no origin: " + e.why();
          case Event.Refused e -> "refused: " + e.detail();
          case Event.RuleExhausted e -> "rule %d gave up on %s".formatted(e.ruleId(), e.target());
          case Event.InternalFault e -> "internal fault: " + e.detail();
          case Event.Answered e -> "answered %d".formatted(e.status());
          case Event.Unfinished _ -> "nothing more was seen";
        },
        MOST);
  }

  private static String certificateRequest(List<String> authorities) {
    return switch (authorities.size()) {
      case 0 -> "CertificateRequest";
      case 1 -> "CertificateRequest of " + authorities.getFirst();
      default ->
          "CertificateRequest of %s, %d more"
              .formatted(authorities.getFirst(), authorities.size() - 1);
    };
  }

  private static String alert(Event.Alert alert) {
    return alert.description() < 0
        ? "alert (encrypted, %d bytes)".formatted(alert.recordLength())
        : "alert " + Alerts.name(alert.description());
  }
}
