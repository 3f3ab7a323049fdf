package dev.sallyport.diagnosis.detect;

import static dev.sallyport.diagnosis.Scene.direct;
import static dev.sallyport.diagnosis.Scene.gateway;
import static dev.sallyport.diagnosis.Scene.get;
import static dev.sallyport.diagnosis.Scene.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.Scene;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Proof;
import dev.sallyport.diagnosis.trail.Timer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * HelloRequest after the request: unanswered, refused, answered and broken, and the near misses.
 */
class RenegotiationTest {
  private static final Event.HelloRequest HELLO = new Event.HelloRequest(28, Proof.RECORD_LENGTH);
  private static final Event.TimerFired RESPONSE_TIMER =
      new Event.TimerFired(Timer.RESPONSE_HEAD, Duration.ofSeconds(60));
  private static final Event.TimerFired RENEGOTIATION_TIMER =
      new Event.TimerFired(Timer.RENEGOTIATION, Duration.ofSeconds(10));

  private static Scene asked(Proof proof) {
    return gateway().asked().tls12().sent().after(5).origin(new Event.HelloRequest(28, proof));
  }

  @Test
  void ourTimerEndsTheSilence() {
    Scene scene = asked(Proof.RECORD_LENGTH).after(10_000).local(RENEGOTIATION_TIMER);
    assertThat(Findings.of(scene)).containsExactly("origin.renegotiation.unanswered certain");
    assertThat(Findings.status(scene)).isEqualTo(504);
  }

  @Test
  void theResponseTimerEndsTheSilence() {
    Scene scene = asked(Proof.DECRYPTED).after(60_000).local(RESPONSE_TIMER);
    assertThat(Findings.of(scene)).containsExactly("origin.renegotiation.unanswered certain");
    assertThat(Findings.status(scene)).isEqualTo(504);
  }

  @Test
  void theOriginGivesUpFirst() {
    for (Event end : List.of(new Event.Fin(), new Event.Reset())) {
      Scene scene = asked(Proof.RECORD_LENGTH).after(8_000).origin(end);
      assertThat(Findings.of(scene)).containsExactly("origin.renegotiation.unanswered certain");
      assertThat(Findings.status(scene)).isEqualTo(502);
    }
  }

  @Test
  void theClientLeavesFirst() {
    Scene scene = asked(Proof.RECORD_LENGTH).after(30_000).client(new Event.Fin());
    assertThat(Findings.of(scene))
        .containsExactly(
            "origin.renegotiation.unanswered certain", "client.response.closed certain");
    assertThat(Findings.status(scene)).isEqualTo(499);
  }

  @Test
  void theRecordTypeAloneIsNoProof() {
    Scene timer = asked(Proof.RECORD_TYPE).after(10_000).local(RENEGOTIATION_TIMER);
    assertThat(Findings.of(timer)).containsExactly("origin.renegotiation.unanswered likely");
    Scene left = asked(Proof.RECORD_TYPE).after(30_000).client(new Event.Reset());
    assertThat(Findings.of(left))
        .containsExactly(
            "origin.renegotiation.unanswered likely", "client.response.closed certain");
    assertThat(Findings.status(left)).isEqualTo(499);
  }

  @Test
  void aCaptureWithoutKeysShowsIt() {
    Scene scene =
        direct()
            .encrypted()
            .tls12()
            .after(1)
            .peer(new Event.TlsRecord(23, 150))
            .after(4)
            .origin(HELLO)
            .after(120_000)
            .origin(new Event.Reset());
    assertThat(Findings.of(scene)).containsExactly("origin.renegotiation.unanswered certain");
  }

  @Test
  void aCaptureThatEndsInTheSilenceIsOnlyLikely() {
    Scene scene = direct().tls12().sent().origin(HELLO).after(5_000).local(new Event.Unfinished());
    assertThat(Findings.of(scene)).containsExactly("origin.renegotiation.unanswered likely");
    Scene soon = direct().tls12().sent().origin(HELLO).after(9).local(new Event.Unfinished());
    assertThat(Findings.of(soon)).containsExactly("origin.renegotiation.unanswered possible");
  }

  @Test
  void aTrailThatHasNotEndedSaysNothing() {
    assertThat(Findings.of(asked(Proof.DECRYPTED))).isEmpty();
  }

  @Test
  void aShortSilenceMayBeTheRoundTrip() {
    Scene scene = asked(Proof.RECORD_LENGTH).after(20).origin(new Event.Reset());
    assertThat(Findings.of(scene)).containsExactly("origin.renegotiation.unanswered likely");
  }

  @Test
  void anAnsweredRenegotiationIsNoFinding() {
    Scene scene =
        asked(Proof.DECRYPTED)
            .after(1)
            .peer(new Event.RenegotiationAnswered(270))
            .after(3)
            .origin(new Event.RenegotiationDone(false))
            .after(1)
            .origin(response(200, 5))
            .origin(new Event.ResponseEnd(5))
            .toClient(response(200, 5))
            .toClient(new Event.ResponseEnd(5))
            .after(60_000)
            .client(new Event.Fin());
    assertThat(Findings.of(scene)).isEmpty();
  }

  @Test
  void aSlowApplicationAfterARenegotiationIsASlowApplication() {
    Scene scene =
        asked(Proof.DECRYPTED)
            .peer(new Event.RenegotiationAnswered(270))
            .origin(new Event.RenegotiationDone(false))
            .after(60_000)
            .local(RESPONSE_TIMER);
    assertThat(Findings.of(scene)).containsExactly("origin.response.timeout certain");
    assertThat(Findings.status(scene)).isEqualTo(504);
  }

  @Test
  void aSlowApplicationWithoutHelloRequestIsNoRenegotiation() {
    Scene scene = gateway().asked().tls12().sent().after(60_000).local(RESPONSE_TIMER);
    assertThat(Findings.of(scene)).containsExactly("origin.response.timeout certain");
  }

  @Test
  void noRenegotiationRefusesIt() {
    Scene scene =
        asked(Proof.DECRYPTED)
            .after(1)
            .peer(new Event.Alert(1, Event.Alert.NO_RENEGOTIATION, 26))
            .after(2)
            .origin(new Event.Reset());
    assertThat(Findings.of(scene)).containsExactly("origin.renegotiation.refused certain");
    assertThat(Findings.status(scene)).isEqualTo(502);
  }

  @Test
  void anEncryptedAlertAtOnceIsLikelyARefusal() {
    Scene scene =
        asked(Proof.RECORD_LENGTH)
            .after(1)
            .peer(new Event.Alert(-1, -1, 26))
            .after(2)
            .origin(new Event.Fin());
    assertThat(Findings.of(scene)).containsExactly("origin.renegotiation.refused likely");
  }

  @Test
  void anEncryptedAlertAfterLongSilenceIsCloseNotify() {
    Scene scene =
        direct()
            .tls12()
            .peer(get())
            .origin(HELLO)
            .after(120_000)
            .peer(new Event.Alert(-1, -1, 26))
            .peer(new Event.Fin());
    assertThat(Findings.of(scene).getFirst()).isEqualTo("origin.renegotiation.unanswered certain");
  }

  @Test
  void anAnswerThatLeadsNowhereTimesOut() {
    Scene scene =
        asked(Proof.DECRYPTED)
            .peer(new Event.RenegotiationAnswered(270))
            .after(10_000)
            .local(RENEGOTIATION_TIMER);
    assertThat(Findings.of(scene)).containsExactly("origin.renegotiation.timeout certain");
    assertThat(Findings.status(scene)).isEqualTo(504);
  }

  @Test
  void anOriginThatLeavesAfterTheAnswerClosed() {
    Scene scene =
        asked(Proof.DECRYPTED)
            .peer(new Event.RenegotiationAnswered(270))
            .after(5)
            .origin(new Event.Reset());
    assertThat(Findings.of(scene)).containsExactly("origin.renegotiation.closed certain");
    assertThat(Findings.status(scene)).isEqualTo(502);
  }

  @Test
  void anAlertAfterTheCertificateRequestWantsACertificate() {
    Scene scene =
        asked(Proof.DECRYPTED)
            .peer(new Event.RenegotiationAnswered(270))
            .origin(new Event.CertificateRequested(List.of()))
            .after(5)
            .origin(new Event.Alert(2, 40, 26))
            .origin(new Event.Fin());
    assertThat(Findings.of(scene))
        .containsExactly("origin.renegotiation.certificate-required certain");
    Scene hidden =
        asked(Proof.RECORD_LENGTH)
            .peer(new Event.RenegotiationAnswered(270))
            .after(5)
            .origin(new Event.Alert(-1, -1, 26));
    assertThat(Findings.of(hidden))
        .containsExactly("origin.renegotiation.certificate-required likely");
  }

  @Test
  void forbiddenAfterAnEmptyCertificateWantsOne() {
    Scene scene =
        asked(Proof.DECRYPTED)
            .peer(new Event.RenegotiationAnswered(270))
            .origin(new Event.RenegotiationDone(false))
            .origin(response(403, 5))
            .origin(new Event.ResponseEnd(5));
    assertThat(Findings.of(scene))
        .containsExactly("origin.renegotiation.certificate-required likely");
    assertThat(Findings.status(scene)).isEqualTo(403);
  }

  @Test
  void anOriginWithoutSecureRenegotiationIsNamedToo() {
    Scene scene =
        gateway()
            .hello()
            .origin(new Event.ServerHello("TLSv1.2", Scene.GCM, false))
            .origin(new Event.HandshakeDone("TLSv1.2", Scene.GCM, false, false))
            .sent()
            .origin(HELLO)
            .after(10_000)
            .local(RENEGOTIATION_TIMER);
    assertThat(Findings.of(scene))
        .containsExactly(
            "origin.renegotiation.unanswered certain", "origin.renegotiation.unsafe likely");
  }

  @Test
  void theFindingShowsWhatProvesIt() {
    Finding finding =
        Diagnosis.of(asked(Proof.RECORD_LENGTH).after(12_010).origin(new Event.Reset()).trail())
            .getFirst();
    assertThat(finding.subject()).isEqualTo("https://10.0.0.5:443");
    assertThat(finding.detail())
        .isEqualTo(
            "12.01 s of silence followed the HelloRequest; then the origin reset the connection.");
    assertThat(finding.evidence()).hasSize(2);
    assertThat(finding.evidence().getFirst().text()).contains("28 bytes");
  }
}
