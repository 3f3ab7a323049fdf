package dev.sallyport.diagnosis.detect;

import static dev.sallyport.diagnosis.Scene.gateway;
import static dev.sallyport.diagnosis.Scene.post;
import static dev.sallyport.diagnosis.Scene.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.Scene;
import dev.sallyport.diagnosis.report.Report.Verdict;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Proof;
import dev.sallyport.diagnosis.trail.Trail;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the wish for a client certificate becomes in TLS 1.3, and with a large body. */
class ClientCertificateTest {
  private static final Event.HelloRequest HELLO = new Event.HelloRequest(28, Proof.RECORD_LENGTH);

  private static Scene tls13() {
    return gateway().asked().tls13().sent().after(3);
  }

  private static Scene retried(Event refusal) {
    return retried(tls13(), refusal);
  }

  private static Scene retried(Scene asked, Event refusal) {
    return asked
        .origin(refusal)
        .local(new Event.Retried("tls12"))
        .tls12()
        .sent()
        .origin(HELLO)
        .peer(new Event.RenegotiationAnswered(270))
        .origin(new Event.RenegotiationDone(false))
        .origin(response(200, 5))
        .origin(new Event.ResponseEnd(5));
  }

  @Test
  void theSecondTryAtTls12IsTheProof() {
    Trail reset = retried(new Event.Reset()).trail();
    assertThat(Diagnosis.of(reset).getFirst().cause().id())
        .isEqualTo("origin.renegotiation.post-handshake-auth");
    assertThat(Diagnosis.of(reset).getFirst().certainty().word()).isEqualTo("likely");
    assertThat(Diagnosis.verdict(reset, Diagnosis.of(reset))).isEqualTo(Verdict.DEGRADED);
    for (int status : new int[] {500, 403}) {
      assertThat(Findings.of(retried(response(status, 5))).getFirst())
          .isEqualTo("origin.renegotiation.post-handshake-auth likely");
    }
  }

  @Test
  void aKeptConnectionIsKnownByItsRetry() {
    Scene kept = gateway().asked().local(new Event.Reused(1, Duration.ofSeconds(2))).sent();
    assertThat(Findings.of(retried(kept.after(3), response(403, 5))))
        .containsExactly("origin.renegotiation.post-handshake-auth likely");
  }

  @Test
  void aRetryWithoutHelloRequestProvesNothing() {
    Scene scene =
        tls13()
            .origin(new Event.Reset())
            .local(new Event.Retried("tls12"))
            .tls12()
            .sent()
            .after(5)
            .origin(new Event.Reset());
    assertThat(Findings.of(scene))
        .startsWith("origin.response.reset certain")
        .doesNotContain("origin.renegotiation.post-handshake-auth likely");
  }

  @Test
  void aResetOfTls13AloneIsOnlyPossible() {
    Scene scene = tls13().origin(new Event.Reset());
    assertThat(Findings.of(scene))
        .containsExactly(
            "origin.response.reset certain", "origin.renegotiation.post-handshake-auth possible");
    assertThat(Findings.status(scene)).isEqualTo(502);
  }

  @Test
  void aResetOfAReusedConnectionIsTheRace() {
    Scene scene =
        gateway()
            .asked()
            .tls13()
            .local(new Event.Reused(1, Duration.ofSeconds(60)))
            .sent()
            .origin(new Event.Reset());
    assertThat(Findings.of(scene)).containsExactly("origin.response.closed-reused likely");
  }

  @Test
  void aReadRequestForACertificateIsCertain() {
    Scene scene =
        tls13().origin(new Event.PostHandshakeCertificateRequest()).origin(new Event.Reset());
    assertThat(Findings.of(scene)).contains("origin.renegotiation.post-handshake-auth certain");
    Scene served =
        tls13()
            .origin(new Event.PostHandshakeCertificateRequest())
            .origin(response(200, 5))
            .origin(new Event.ResponseEnd(5));
    assertThat(Findings.of(served)).isEmpty();
  }

  private static Scene upload(long bodyBytes, int status) {
    return gateway()
        .client(post(bodyBytes))
        .client(new Event.RequestEnd(bodyBytes))
        .tls12()
        .peer(post(bodyBytes))
        .peer(new Event.RequestEnd(bodyBytes))
        .origin(response(status, 5))
        .origin(new Event.ResponseEnd(5));
  }

  @Test
  void aLargeBodyWithout413OrASmallOneIsNotTheRenegotiationBuffer() {
    assertThat(Findings.of(upload(1_000_000, 200))).isEmpty();
    assertThat(Findings.of(upload(49_152, 413)))
        .containsExactly("origin.response.body-refused certain");
  }

  @Test
  void a413OfALargeBodyIsPossiblyTheRenegotiationBuffer() {
    Scene scene = upload(49_153, 413);
    assertThat(Findings.of(scene)).containsExactly("origin.renegotiation.body-too-large possible");
    assertThat(Findings.status(scene)).isEqualTo(413);
  }

  @Test
  void itIsLikelyWhereTheOriginRenegotiatedBefore() {
    Scene scene =
        gateway()
            .client(post(1_000_000))
            .tls12()
            .origin(HELLO)
            .peer(new Event.RenegotiationAnswered(270))
            .origin(new Event.RenegotiationDone(false))
            .peer(post(1_000_000))
            .origin(response(413, 5))
            .origin(new Event.ResponseEnd(5));
    assertThat(Findings.of(scene)).containsExactly("origin.renegotiation.body-too-large likely");
  }

  @Test
  void a413AfterTheRenegotiationIsTheApplications() {
    Scene scene =
        gateway()
            .client(post(1_000_000))
            .tls12()
            .peer(post(1_000_000))
            .origin(HELLO)
            .peer(new Event.RenegotiationAnswered(270))
            .origin(new Event.RenegotiationDone(false))
            .origin(response(413, 5))
            .origin(new Event.ResponseEnd(5));
    assertThat(Findings.of(scene)).containsExactly("origin.response.body-refused certain");
  }
}
