package dev.sallyport.diagnosis;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.CertificateFault;
import dev.sallyport.diagnosis.trail.Event.ConnectFault;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.diagnosis.trail.Event.Proof;
import dev.sallyport.diagnosis.trail.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** At least one event of every kind. */
public final class Events {
  private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

  private Events() {}

  /** In the order of the kinds' declaration. */
  public static List<Event> all() {
    List<Event> all = new ArrayList<>();
    all.addAll(
        List.of(
            new Event.NameAsked("app.internal"),
            new Event.NameResolved("app.internal", List.of("10.0.0.5", "2001:db8::5")),
            new Event.NameFailed("app.internal", "SERVFAIL"),
            new Event.Syn("10.0.0.5:443"),
            new Event.Connected("10.0.0.5:443"),
            new Event.ConnectFailed("10.0.0.5:443", ConnectFault.REFUSED, "refused"),
            new Event.Reused(2, Duration.ofMillis(1_500)),
            new Event.Fin(),
            new Event.Reset(),
            new Event.Retransmitted(3, 4_380),
            new Event.ZeroWindow(Duration.ofMillis(1_200)),
            new Event.CaptureGap(1_460),
            new Event.OtherHops(250, 62),
            new Event.TlsRecord(23, 150),
            new Event.TlsRecord(22, 270),
            new Event.ClientHello("shop.example.com", List.of("TLSv1.2"), List.of("http/1.1")),
            new Event.ClientHello(null, List.of(), List.of()),
            new Event.ServerHello("TLSv1.2", Scene.GCM, true),
            new Event.ServerHello("TLSv1.2", Scene.GCM, false),
            new Event.HelloRetryRequest(),
            new Event.EarlyData(true),
            new Event.KeyUpdated(),
            new Event.Certificate("CN=a", "CN=b", DAY, DAY, List.of("a"), 1)));
    all.addAll(
        List.of(
            new Event.CertificateRejected(CertificateFault.EXPIRED, "expired yesterday"),
            new Event.CertificateRequested(List.of("CN=CA")),
            new Event.HandshakeDone("TLSv1.2", Scene.GCM, false, false),
            new Event.HandshakeDone("TLSv1.3", Scene.TLS13_SUITE, true, true),
            new Event.HandshakeFailed("no cipher suites in common"),
            new Event.NotTls("HTTP/1.1 400"),
            new Event.HelloRequest(28, Proof.RECORD_LENGTH),
            new Event.HelloRequest(30, Proof.RECORD_TYPE),
            new Event.RenegotiationAnswered(270),
            new Event.RenegotiationDone(false),
            new Event.PostHandshakeCertificateRequest(),
            new Event.Alert(2, 40, 2),
            new Event.Alert(-1, -1, 26),
            new Event.Alert(1, 0, 26),
            new Event.Alert(1, 100, 26),
            new Event.KeyUnavailable("no-key-for-session")));
    all.addAll(
        List.of(
            Scene.get(),
            Scene.post(60_000),
            new Event.UpgradeAsked("websocket"),
            new Event.RequestEnd(60_000),
            new Event.Informational(100),
            Scene.response(200, 5),
            Scene.response(413, 5),
            new Event.ResponseHead(101, "HTTP/1.1", 90, Framing.NONE, -1),
            new Event.ResponseHead(200, "HTTP/1.1", 90, Framing.UNTIL_CLOSE, -1),
            new Event.Redirected("https://a/", true),
            new Event.ResponseEnd(5),
            new Event.HeadCut(27),
            new Event.BodyCut(3, 5),
            new Event.LateEnd(Duration.ofSeconds(4)),
            new Event.BodyCut(3, -1),
            new Event.Malformed("chunk", "not hexadecimal"),
            new Event.StreamReset("INTERNAL_ERROR"),
            new Event.GoAway("ENHANCE_YOUR_CALM", 7),
            new Event.GoAway("NO_ERROR", 0)));
    for (Timer timer : Timer.values()) {
      all.add(new Event.TimerFired(timer, Duration.ofSeconds(10)));
    }
    all.addAll(
        List.of(
            new Event.LimitReached("limits.body_bytes", 1_000),
            new Event.Retried("tls12"),
            new Event.NoOrigin("all rest"),
            new Event.Refused("request", "denied", "rule 942100"),
            new Event.RuleExhausted("request", 942_130, "ARGS:q", 3_000),
            new Event.InternalFault("a null"),
            new Event.Answered(504),
            new Event.Unfinished()));
    return all;
  }
}
