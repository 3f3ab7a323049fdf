package dev.sallyport.diagnosis.detect;

import static dev.sallyport.diagnosis.Scene.direct;
import static dev.sallyport.diagnosis.Scene.gateway;
import static dev.sallyport.diagnosis.Scene.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.Scene;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.CertificateFault;
import dev.sallyport.diagnosis.trail.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The first handshake with the origin. */
class HandshakeTest {

  private static Event.Certificate certificate(String issuer, int chainLength) {
    return new Event.Certificate(
        "CN=app.internal",
        issuer,
        Instant.parse("2025-01-01T00:00:00Z"),
        Instant.parse("2026-01-01T00:00:00Z"),
        List.of("app.internal"),
        chainLength);
  }

  @ParameterizedTest
  @CsvSource({
    "40, handshake-failure",
    "42, bad-certificate",
    "49, access-denied",
    "70, protocol-version",
    "80, internal-error",
    "112, unrecognized-name",
    "116, certificate-required",
    "120, no-application-protocol",
    "250, unknown",
  })
  void anAlertOfTheOriginsNamesItself(int description, String name) {
    Scene scene =
        gateway()
            .asked()
            .hello()
            .origin(new Event.Alert(2, description, 2))
            .origin(new Event.Fin());
    assertThat(Findings.of(scene)).containsExactly("origin.handshake.alert-" + name + " certain");
    assertThat(Findings.status(scene)).isEqualTo(502);
  }

  @Test
  void aVersionThatWasNotOfferedIsNoSharedProtocol() {
    Scene scene =
        gateway()
            .asked()
            .hello()
            .origin(new Event.ServerHello("TLSv1", "0x002f", true))
            .local(new Event.HandshakeFailed("(illegal_parameter) improper ciphersuite"));
    assertThat(Findings.of(scene)).containsExactly("origin.handshake.no-shared-protocol certain");
  }

  @Test
  void aWarningBeforeAGoodHandshakeIsNoFinding() {
    Scene scene =
        gateway()
            .asked()
            .hello()
            .origin(new Event.Alert(1, 112, 2))
            .origin(new Event.HandshakeDone("TLSv1.2", Scene.GCM, false, false))
            .sent()
            .origin(response(200, 5))
            .origin(new Event.ResponseEnd(5));
    assertThat(Findings.of(scene)).isEmpty();
  }

  @Test
  void certificateRequiredMayComeAfterTheRequest() {
    Scene scene =
        gateway()
            .asked()
            .tls13()
            .sent()
            .after(1)
            .origin(new Event.Alert(2, 116, 24))
            .origin(new Event.Fin());
    assertThat(Findings.of(scene))
        .startsWith("origin.handshake.alert-certificate-required certain");
  }

  @ParameterizedTest
  @EnumSource
  void aRejectedCertificateSaysWhy(CertificateFault fault) {
    Scene scene =
        gateway()
            .asked()
            .hello()
            .origin(certificate("CN=Corp CA", 1))
            .local(new Event.CertificateRejected(fault, "what was wrong"));
    assertThat(Findings.of(scene)).containsExactly("origin.handshake." + fault.word() + " certain");
    assertThat(Findings.status(scene)).isEqualTo(502);
    assertThat(Diagnosis.of(scene.trail()).getFirst().evidence()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "45, CN=Corp CA, 2, certificate-expired certain",
    "44, CN=Corp CA, 2, certificate-revoked certain",
    "42, CN=Corp CA, 2, certificate-rejected likely",
    "48, CN=Corp CA, 2, certificate-untrusted certain",
    "48, CN=Corp CA, 1, certificate-incomplete-chain likely",
    "48, CN=app.internal, 1, certificate-self-signed certain",
    "70, CN=Corp CA, 2, no-shared-protocol certain",
    "40, CN=Corp CA, 2, no-shared-cipher likely",
  })
  void anAlertOfThePeersIsItsOpinionOfTheOrigin(
      int description, String issuer, int chainLength, String finding) {
    Scene scene =
        direct()
            .hello()
            .origin(certificate(issuer, chainLength))
            .peer(new Event.Alert(2, description, 2))
            .peer(new Event.Fin());
    assertThat(Findings.of(scene)).containsExactly("origin.handshake." + finding);
  }

  @Test
  void anEndWithoutAlertIsNamedByItsKind() {
    Scene timer =
        gateway()
            .asked()
            .hello()
            .after(5_000)
            .local(new Event.TimerFired(Timer.HANDSHAKE, Duration.ofSeconds(5)));
    assertThat(Findings.of(timer)).containsExactly("origin.handshake.timeout certain");
    assertThat(Findings.status(timer)).isEqualTo(504);
    Scene reset = gateway().asked().hello().origin(new Event.Reset());
    assertThat(Findings.of(reset)).containsExactly("origin.handshake.reset certain");
    assertThat(Findings.status(reset)).isEqualTo(502);
    Scene closed = gateway().asked().hello().origin(new Event.Fin());
    assertThat(Findings.of(closed)).containsExactly("origin.handshake.closed certain");
  }

  @Test
  void otherBytesThanTlsAreShown() {
    Scene scene =
        gateway()
            .asked()
            .hello()
            .origin(new Event.NotTls("HTTP/1.1 400 Bad Request"))
            .local(new Event.HandshakeFailed("not an SSL/TLS record"));
    assertThat(Findings.of(scene)).containsExactly("origin.handshake.plain-http certain");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "No appropriate protocol (protocol is disabled) | no-shared-protocol likely",
        "no cipher suites in common | no-shared-cipher likely",
        "unsafe legacy renegotiation disabled | legacy-renegotiation likely",
        "PKIX path building failed | certificate-untrusted likely",
        "No subject alternative DNS name matching x found | certificate-name-mismatch likely",
        "something new | failed certain",
      })
  void theWordsOfTheLibraryNameTheCauseWhereTheyAreKnown(String reason, String finding) {
    Scene scene = gateway().asked().hello().local(new Event.HandshakeFailed(reason));
    assertThat(Findings.of(scene)).containsExactly("origin.handshake." + finding);
  }

  @Test
  void aStalledHandshakeInACaptureIsLikelyATimeout() {
    Scene scene = direct().hello().after(9_000).peer(new Event.Fin());
    assertThat(Findings.of(scene)).contains("origin.handshake.timeout likely");
    Scene soon = direct().hello().after(100).peer(new Event.Fin());
    assertThat(Findings.of(soon)).isEmpty();
  }

  @Test
  void aTlsFaultAfterTheHandshakeIsNamed() {
    Scene scene = gateway().asked().tls12().sent().local(new Event.HandshakeFailed("Tag mismatch"));
    assertThat(Findings.of(scene)).containsExactly("origin.response.tls-fault certain");
    Scene second =
        gateway()
            .asked()
            .tls12()
            .sent()
            .origin(new Event.HelloRequest(28, Event.Proof.DECRYPTED))
            .peer(new Event.RenegotiationAnswered(270))
            .local(new Event.HandshakeFailed("server certificate change is restricted"));
    assertThat(Findings.of(second)).containsExactly("origin.renegotiation.failed certain");
  }
}
