package dev.sallyport.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Request;
import dev.sallyport.lab.fault.FaultServer;
import dev.sallyport.lab.fault.Faults;
import dev.sallyport.lab.pki.LabPki;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faulty origins, of which the doctor knows the address alone. */
class BlindTest {
  private static final int HOW_MANY = 20;
  private static final Duration WAIT = Duration.ofSeconds(4);

  /** What a GET, and one more on the same connection, can meet. */
  private static final Map<String, String> CAUSES =
      Map.ofEntries(
          Map.entry("connect-refused", "origin.connect.refused"),
          Map.entry("handshake-unanswered", "origin.handshake.timeout"),
          Map.entry("handshake-reset", "origin.handshake.reset"),
          Map.entry("handshake-closed", "origin.handshake.closed"),
          Map.entry(
              "handshake-alert-handshake-failure", "origin.handshake.alert-handshake-failure"),
          Map.entry("handshake-alert-protocol-version", "origin.handshake.alert-protocol-version"),
          Map.entry("handshake-alert-internal-error", "origin.handshake.alert-internal-error"),
          Map.entry(
              "handshake-alert-unrecognized-name", "origin.handshake.alert-unrecognized-name"),
          Map.entry("handshake-plain-http", "origin.handshake.plain-http"),
          Map.entry("handshake-tls-1.0-only", "origin.handshake.no-shared-protocol"),
          Map.entry(
              "handshake-client-certificate-required",
              "origin.handshake.alert-certificate-required"),
          Map.entry("certificate-expired", "origin.handshake.certificate-expired"),
          Map.entry("certificate-not-yet-valid", "origin.handshake.certificate-not-yet-valid"),
          Map.entry("certificate-self-signed", "origin.handshake.certificate-self-signed"),
          Map.entry(
              "certificate-incomplete-chain", "origin.handshake.certificate-incomplete-chain"),
          Map.entry("certificate-wrong-name", "origin.handshake.certificate-name-mismatch"),
          Map.entry("certificate-strange-authority", "origin.handshake.certificate-untrusted"),
          Map.entry("certificate-weak-signature", "origin.handshake.certificate-weak"),
          Map.entry("renegotiation-unfinished", "origin.renegotiation.timeout"),
          Map.entry("renegotiation-closed", "origin.renegotiation.closed"),
          Map.entry("renegotiation-broken", "origin.renegotiation.failed"),
          Map.entry("response-unanswered", "origin.response.timeout"),
          Map.entry("response-closed", "origin.response.closed"),
          Map.entry("response-reset", "origin.response.reset"),
          Map.entry("keep-alive-closed", "origin.response.closed-reused"),
          Map.entry("keep-alive-reset", "origin.response.closed-reused"),
          Map.entry("framing-length-and-chunked", "origin.response.malformed"),
          Map.entry("framing-two-lengths", "origin.response.malformed"),
          Map.entry("framing-length-malformed", "origin.response.malformed"),
          Map.entry("framing-chunk-size-malformed", "origin.response.malformed"),
          Map.entry("framing-body-on-204", "origin.response.unexpected-bytes"),
          Map.entry("framing-bytes-after-response", "origin.response.unexpected-bytes"),
          Map.entry("head-status-line-malformed", "origin.response.malformed"),
          Map.entry("head-field-line-malformed", "origin.response.malformed"),
          Map.entry("head-not-http", "origin.response.malformed"),
          Map.entry("head-cut", "origin.response.truncated"),
          Map.entry("head-above-64-kib", "origin.response.head-too-large"),
          Map.entry("head-slow", "origin.response.timeout"),
          Map.entry("head-interim-flood", "origin.response.malformed"),
          Map.entry("head-upgrade-unasked", "origin.response.malformed"),
          Map.entry("body-truncated", "origin.response.truncated"),
          Map.entry("body-reset", "origin.response.truncated"),
          Map.entry("body-stalled", "origin.response.body-timeout"),
          Map.entry("body-chunk-cut", "origin.response.truncated"),
          Map.entry("body-last-chunk-missing", "origin.response.truncated"),
          Map.entry("body-end-not-told", "origin.response.no-close-notify"));

  private static LabPki pki;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  static List<String> faults() {
    return CAUSES.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void namesTheFault(String fault) throws Exception {
    Report report = examine(fault);
    assertThat(report.findings()).as("%s", report.trails()).isNotEmpty();
    assertThat(report.findings().getFirst().cause().id())
        .as("%s", report.trails())
        .isEqualTo(CAUSES.get(fault));
  }

  @ParameterizedTest
  @MethodSource("soundNames")
  void findsNothingWhereNothingIsWrong(String sound) throws Exception {
    assertThat(examine(sound).findings()).isEmpty();
  }

  static List<String> soundNames() {
    return List.of(
        "sound", "status-404", "handshake-odd-cipher-only", "body-http-1.0", "body-gzip");
  }

  @Test
  void namesTwentyInRandomOrder() throws Exception {
    long seed = Long.getLong("sallyport.seed", System.nanoTime());
    System.out.println("the seed of this draw: " + seed + " (-Dsallyport.seed)");
    List<String> drawn = new ArrayList<>(faults());
    Collections.shuffle(drawn, new Random(seed));
    Map<String, FaultServer> origins = new LinkedHashMap<>();
    int right = 0;
    List<String> wrong = new ArrayList<>();
    try {
      for (String fault : drawn.subList(0, HOW_MANY)) {
        String neutral = "origin-" + (origins.size() + 1);
        origins.put(neutral, FaultServer.start(Faults.named(fault), pki));
      }
      for (Map.Entry<String, FaultServer> origin : origins.entrySet()) {
        List<Finding> found = examine(origin.getValue().address()).findings();
        String wanted = CAUSES.get(origin.getValue().fault().name());
        right += !found.isEmpty() && found.getFirst().cause().id().equals(wanted) ? 1 : 0;
        found.stream()
            .filter(f -> f.certainty() == Certainty.CERTAIN && !f.cause().id().equals(wanted))
            .forEach(f -> wrong.add(origin.getKey() + " (" + wanted + ") as " + f.cause().id()));
      }
    } finally {
      origins.values().forEach(FaultServer::close);
    }
    assertThat(right).as("named right, seed %d", seed).isGreaterThanOrEqualTo(HOW_MANY - 1);
    assertThat(wrong).as("wrong and certain, seed %d", seed).isEmpty();
  }

  private static Report examine(String fault) throws Exception {
    try (FaultServer origin = FaultServer.start(Faults.named(fault), pki)) {
      return examine(origin.address());
    }
  }

  /** All that the doctor gets to know. */
  private static Report examine(InetSocketAddress origin) throws Exception {
    TlsSettings tls =
        new TlsSettings(FaultServer.NAME, List.of("TLSv1.3", "TLSv1.2"), pki.trustStore(), true);
    Patience patience = new Patience(WAIT, WAIT, WAIT);
    Request request = new Request("GET", "/", FaultServer.NAME, List.of(), new byte[0]);
    return new Doctor(tls, patience).examine(request, origin, null, true);
  }
}
