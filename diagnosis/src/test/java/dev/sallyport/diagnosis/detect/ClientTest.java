package dev.sallyport.diagnosis.detect;

import static dev.sallyport.diagnosis.Scene.gateway;
import static dev.sallyport.diagnosis.Scene.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.Scene;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients at fault, and what the gateway decides by itself. */
class ClientTest {

  private static Event.TimerFired timer(Timer timer) {
    return new Event.TimerFired(timer, Duration.ofSeconds(10));
  }

  private static List<String> spoken(String protocol, Scene scene) {
    Trail seen = scene.trail();
    Trail trail = new Trail("t", seen.client(), "", protocol, true, null, seen.events());
    return Diagnosis.of(trail).stream().map(finding -> finding.cause().id()).toList();
  }

  @Test
  void theHandshakeOfAClient() {
    Event.ClientHello hello = new Event.ClientHello("shop.example.com", List.of(), List.of());
    assertThat(Findings.of(gateway().client(hello).local(timer(Timer.CLIENT_HANDSHAKE))))
        .containsExactly("client.tls.timeout certain");
    assertThat(Findings.of(gateway().client(hello).client(new Event.Fin())))
        .containsExactly("client.tls.closed certain");
    assertThat(Findings.of(gateway().client(hello).client(new Event.Alert(2, 48, 2))))
        .containsExactly("client.tls.alert-unknown-ca certain");
    assertThat(Findings.of(gateway().client(hello).local(new Event.HandshakeFailed("no cipher"))))
        .containsExactly("client.tls.failed certain");
    Scene plain = gateway().client(new Event.NotTls("GET / HTTP/1.1"));
    assertThat(Findings.of(plain)).containsExactly("client.tls.plain-http certain");
    assertThat(Findings.status(plain)).isEqualTo(400);
  }

  @Test
  void theEndOfAHandshakeIsNoEndOfARequest() {
    assertThat(spoken("TLS", gateway().client(new Event.Fin())))
        .containsExactly("client.tls.closed");
    assertThat(spoken("HTTP/1.1", gateway().client(new Event.Fin())))
        .containsExactly("client.request.closed");
    assertThat(spoken("TCP", gateway().client(new Event.Fin()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "accept, proxy-header, client.accept.proxy-header, 499",
    "accept, limit, gateway.accept.limit, 503",
    "tls, unrecognized-name, client.tls.unrecognized-name, 499",
    "tls, no-name, client.tls.no-name, 499",
    "request, malformed, client.request.malformed, 400",
    "request, head-too-large, client.request.head-too-large, 431",
    "request, body-too-large, client.request.body-too-large, 413",
    "request, no-site, client.request.no-site, 421",
    "request, misdirected, client.request.misdirected, 421",
    "request, drain, gateway.request.drain, 503",
    "request, denied, rules.request.denied, 403",
    "request, limit, rules.request.limit, 413",
    "request, memory, gateway.request.memory, 503",
    "response, limit, rules.response.limit, 502",
    "response, denied, rules.response.denied, 403",
  })
  void aRefusalNamesItsCause(String phase, String event, String cause, int status) {
    Scene scene = gateway().toClient(new Event.Refused(phase, event, "why"));
    assertThat(Findings.of(scene)).containsExactly(cause + " certain");
    assertThat(Findings.status(scene)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "max_connections, gateway.accept.limit, 503",
    "limits.head_bytes, client.request.head-too-large, 431",
    "limits.fields, client.request.head-too-large, 431",
    "limits.body_bytes, client.request.body-too-large, 413",
  })
  void aLimitNamesItsCause(String limit, String cause, int status) {
    Scene scene = gateway().local(new Event.LimitReached(limit, 10));
    assertThat(Findings.of(scene)).containsExactly(cause + " certain");
    assertThat(Findings.status(scene)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"request", "response"})
  void aRuleThatGaveUpIsNamed(String phase) {
    Scene scene = gateway().local(new Event.RuleExhausted(phase, 942_130, "ARGS:q", 3_000));
    assertThat(Findings.of(scene)).containsExactly("rules." + phase + ".exhausted certain");
    assertThat(Findings.status(scene)).isEqualTo(403);
  }

  @Test
  void lateAndBrokenRequests() {
    Scene head = gateway().local(timer(Timer.REQUEST_HEAD));
    assertThat(Findings.of(head)).containsExactly("client.request.timeout certain");
    assertThat(Findings.status(head)).isEqualTo(408);
    Scene body = gateway().client(post(10)).local(timer(Timer.REQUEST_BODY_IDLE));
    assertThat(Findings.of(body)).containsExactly("client.request.body-timeout certain");
    assertThat(Findings.status(body)).isEqualTo(408);
    Scene broken = gateway().client(new Event.Malformed("request-line", "no space"));
    assertThat(Findings.of(broken)).containsExactly("client.request.malformed certain");
    assertThat(Findings.status(broken)).isEqualTo(400);
    Scene large = gateway().client(new Event.Malformed("too-many-fields", "101"));
    assertThat(Findings.status(large)).isEqualTo(431);
    Scene left = gateway().client(post(10)).after(50).client(new Event.StreamReset("CANCEL"));
    assertThat(Findings.of(left)).containsExactly("client.request.closed certain");
    assertThat(Findings.status(left)).isEqualTo(499);
  }

  @Test
  void aClientThatTakesNoMore() {
    Scene scene =
        gateway()
            .asked()
            .tls12()
            .sent()
            .origin(Scene.response(200, 1_000_000))
            .after(30_000)
            .local(timer(Timer.CLIENT_WRITE));
    assertThat(Findings.of(scene)).containsExactly("client.response.write-timeout certain");
  }

  @Test
  void aClientOfHttp2LeavesByResettingItsStream() {
    Scene scene =
        gateway().asked().tls12().sent().after(100).client(new Event.StreamReset("CANCEL"));
    assertThat(Findings.of(scene)).containsExactly("client.response.closed certain");
    assertThat(Findings.status(scene)).isEqualTo(499);
  }

  @Test
  void theGatewaysOwnFaults() {
    Scene queue =
        gateway()
            .asked()
            .local(new Event.LimitReached("limits.origin_connections", 10))
            .local(timer(Timer.QUEUE));
    assertThat(Findings.of(queue)).containsExactly("gateway.queue.timeout certain");
    assertThat(Findings.status(queue)).isEqualTo(503);
    Scene none = gateway().asked().local(new Event.NoOrigin("all rest"));
    assertThat(Findings.of(none)).containsExactly("gateway.queue.no-origin certain");
    assertThat(Findings.status(none)).isEqualTo(503);
    Scene fault = gateway().asked().local(new Event.InternalFault("a null"));
    assertThat(Findings.of(fault)).containsExactly("gateway.response.fault certain");
    assertThat(Findings.status(fault)).isEqualTo(500);
  }
}
