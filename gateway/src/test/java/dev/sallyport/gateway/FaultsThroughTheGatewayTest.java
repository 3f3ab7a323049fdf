package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.fault.Fault;
import dev.sallyport.lab.fault.FaultServer;
import dev.sallyport.lab.fault.Faults;
import dev.sallyport.lab.pki.LabPki;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What becomes of an exchange whose origin is at fault, for every fault that the lab can play. */
class FaultsThroughTheGatewayTest {
  private static final String NO_CAUSE = "-";

  /** What the client asks. */
  private enum Ask {
    GET,
    /** A body that no buffer holds. */
    LARGE_POST,
    /** Waits for 100 (Continue) before its body. */
    EXPECTING_POST,
    /** Asks for 100 (Continue) and does not wait for it. */
    IMPATIENT_POST,
    /** A GET that succeeds, and one more on the same connection to the origin. */
    GET_TWICE,
    /** A GET that succeeds, and a POST, which must not be repeated. */
    GET_AND_POST
  }

  /**
   * One row.
   *
   * @param cut whether the client can see that the body is not whole
   * @param most the certainty that must not be exceeded
   * @param attempts with a connection to the origin
   */
  record Row(
      String fault, Ask ask, int status, boolean cut, String cause, Certainty most, int attempts) {
    static Row of(String line) {
      String[] c = line.split("\\|", -1);
      return new Row(
          c[0],
          Ask.valueOf(c[1]),
          Integer.parseInt(c[2].replace(" cut", "")),
          c[2].endsWith(" cut"),
          c[3],
          c[4].equals("-") ? Certainty.CERTAIN : Certainty.valueOf(c[4].toUpperCase(Locale.ROOT)),
          Integer.parseInt(c[5]));
    }

    @Override
    public String toString() {
      return fault + " " + ask;
    }
  }

  private static final List<String> LINES =
      List.of(
          "connect-refused|GET|502|origin.connect.refused|certain|0",
          "connect-unanswered|GET|504|origin.connect.timeout|certain|0",
          "handshake-unanswered|GET|504|origin.handshake.timeout|certain|0",
          "handshake-reset|GET|502|origin.handshake.reset|certain|0",
          "handshake-closed|GET|502|origin.handshake.closed|certain|0",
          "handshake-plain-http|GET|502|origin.handshake.plain-http|certain|0",
          "handshake-tls-1.0-only|GET|502|origin.handshake.no-shared-protocol|certain|0",
          "handshake-odd-cipher-only|GET|200|-|-|1",
          "handshake-client-certificate-required|GET|502"
              + "|origin.handshake.alert-certificate-required|certain|3",
          "certificate-expired|GET|502|origin.handshake.certificate-expired|certain|0",
          "certificate-not-yet-valid|GET|502"
              + "|origin.handshake.certificate-not-yet-valid|certain|0",
          "certificate-self-signed|GET|502" + "|origin.handshake.certificate-self-signed|certain|0",
          "certificate-incomplete-chain|GET|502"
              + "|origin.handshake.certificate-incomplete-chain|certain|0",
          "certificate-wrong-name|GET|502"
              + "|origin.handshake.certificate-name-mismatch|certain|0",
          "certificate-strange-authority|GET|502"
              + "|origin.handshake.certificate-untrusted|certain|0",
          "certificate-weak-key|GET|200|-|-|1",
          "certificate-staple-missing|GET|200|-|-|1",
          "certificate-weak-signature|GET|502|origin.handshake.certificate-weak|certain|0",
          "request-body-unread|LARGE_POST|504|origin.send.timeout|certain|1",
          "request-continue-withheld|EXPECTING_POST|504"
              + "|origin.response.continue-withheld|certain|1",
          "request-continue-withheld|IMPATIENT_POST|200|-|-|1",
          "request-body-too-large|LARGE_POST|413"
              + "|origin.renegotiation.body-too-large|possible|1",
          "response-unanswered|GET|504|origin.response.timeout|certain|1",
          "response-closed|GET|502|origin.response.closed|certain|3",
          "response-reset|GET|502|origin.response.reset|certain|3",
          "keep-alive-closed|GET_TWICE|200|origin.response.closed-reused|likely|2",
          "keep-alive-closed|GET_AND_POST|502|origin.response.closed-reused|likely|1",
          "keep-alive-reset|GET_TWICE|200|origin.response.closed-reused|likely|2",
          "keep-alive-reset|GET_AND_POST|502|origin.response.closed-reused|likely|1",
          "framing-length-and-chunked|GET|502|origin.response.malformed|certain|1",
          "framing-two-lengths|GET|502|origin.response.malformed|certain|1",
          "framing-length-malformed|GET|502|origin.response.malformed|certain|1",
          "framing-transfer-coding-unknown|GET|502|origin.response.malformed|certain|1",
          "framing-chunk-size-malformed|GET|200 cut|origin.response.malformed|certain|1",
          "framing-body-on-204|GET|204|origin.response.unexpected-bytes|certain|1",
          "framing-body-on-304|GET|304|origin.response.unexpected-bytes|certain|1",
          "framing-bytes-after-response|GET|200|origin.response.unexpected-bytes|certain|1",
          "head-status-line-malformed|GET|502|origin.response.malformed|certain|1",
          "head-field-line-malformed|GET|502|origin.response.malformed|certain|1",
          "head-not-http|GET|502|origin.response.malformed|certain|1",
          "head-cut|GET|502|origin.response.truncated|certain|1",
          "head-above-64-kib|GET|502|origin.response.head-too-large|certain|1",
          "head-above-1-mib|GET|502|origin.response.head-too-large|certain|1",
          "head-slow|GET|504|origin.response.timeout|certain|1",
          "head-interim-flood|GET|502|origin.response.malformed|certain|1",
          "head-upgrade-unasked|GET|502|origin.response.malformed|certain|1",
          "body-truncated|GET|200 cut|origin.response.truncated|certain|1",
          "body-reset|GET|200 cut|origin.response.truncated|certain|1",
          "body-stalled|GET|200 cut|origin.response.body-timeout|certain|1",
          "body-chunk-cut|GET|200 cut|origin.response.truncated|certain|1",
          "body-last-chunk-missing|GET|200 cut|origin.response.truncated|certain|1",
          "body-end-not-told|GET|200|origin.response.no-close-notify|certain|1",
          "body-http-1.0|GET|200|-|-|1",
          "body-gzip|GET|200|-|-|1",
          "handshake-out-of-order|GET|502|origin.handshake.failed|certain|0",
          "request-body-closed|LARGE_POST|502|origin.send.closed|certain|1",
          "response-record-broken|GET|502|origin.response.tls-fault|certain|3",
          "sound|GET|200|-|-|1",
          "body-large|GET|200|-|-|1",
          "http2-stream-reset|GET|200|-|-|1",
          "http2-goaway|GET|200|-|-|1",
          "http2-http-1-1-required|GET|200|-|-|1",
          "status-401-ntlm|GET|401|-|-|1",
          "status-401-ntlm-closed|GET|401|-|-|1",
          "status-404|GET|404|-|-|1",
          "status-411|GET|411|origin.response.length-required|certain|1",
          "status-413|GET|413|origin.response.body-refused|certain|1",
          "status-414|GET|414|origin.response.target-too-long|certain|1",
          "status-421|GET|421|origin.response.misdirected|certain|1",
          "status-426|GET|426|origin.response.upgrade-required|certain|1",
          "status-431|GET|431|origin.response.request-head-refused|certain|1",
          "status-500|GET|500|origin.response.server-error|certain|2",
          "status-503|GET|503|origin.response.server-error|certain|1");

  static final List<Row> TABLE =
      Stream.concat(
              LINES.stream(),
              Faults.all().stream()
                  .filter(fault -> fault.name().startsWith("handshake-alert-"))
                  .map(fault -> "%s|GET|502|%s|certain|0".formatted(fault.name(), fault.cause())))
          .map(Row::of)
          .toList();

  private static LabPki pki;

  @TempDir Path folder;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  /** Those that need a client or a setting of their own have tests of their own. */
  private static final List<String> ELSEWHERE =
      List.of(
          "connect-ended",
          "connect-queue",
          "hello-",
          "handshake-legacy",
          "renegotiation-",
          "certificate-asked",
          "request-body-reset",
          "upgrade-");

  @Test
  void everyFaultHasARow() {
    assertThat(TABLE.stream().map(Row::fault).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Faults.all().stream()
                .map(Fault::name)
                .filter(name -> ELSEWHERE.stream().noneMatch(name::startsWith))
                .toList());
  }

  @ParameterizedTest
  @FieldSource("TABLE")
  void endsWithItsStatusItsCauseAndOneRecord(Row row) throws Exception {
    try (FaultServer origin = FaultServer.start(Faults.named(row.fault()), pki)) {
      RunningGateway gateway = gateway(origin, "timeouts: {" + timer(row.cause()) + "}");
      try (gateway;
          TestClient client = gateway.client(FaultServer.NAME)) {
        if (row.ask() == Ask.GET_TWICE || row.ask() == Ask.GET_AND_POST) {
          assertThat(client.get(FaultServer.NAME, "/first").status()).isEqualTo(200);
          assertThat(gateway.next().findings()).isEmpty();
        }
        ask(row.ask(), client);
        assertThat(seen(client)).isEqualTo(new Seen(row.status(), row.cut()));
        assertTold(row, gateway.next());
      }
      assertThat(gateway.all()).as("further records").isEmpty();
    }
  }

  private static void assertTold(Row row, ExchangeRecord exchange) {
    assertThat(exchange.status()).isEqualTo(row.status());
    assertThat(exchange.findings().stream().map(f -> f.cause().id()).findFirst().orElse(NO_CAUSE))
        .as("%s", exchange.trail())
        .isEqualTo(row.cause());
    assertThat(exchange.findings()).allMatch(f -> f.certainty().compareTo(row.most()) <= 0);
    int attempts = exchange.origin() == null ? 0 : exchange.origin().attempts();
    assertThat(attempts).as("attempts").isEqualTo(row.attempts());
  }

  /** Two answers in one segment: the second must not become anybody's. */
  @Test
  void bytesAfterAResponseGoToNobodyWhoWaits() throws Exception {
    try (FaultServer origin = FaultServer.start(Faults.named("framing-bytes-after-response"), pki);
        RunningGateway gateway = gateway(origin, "limits: {origin_connections: 1}");
        TestClient one = gateway.client(FaultServer.NAME);
        TestClient two = gateway.client(FaultServer.NAME);
        TestClient three = gateway.client(FaultServer.NAME)) {
      List<TestClient> clients = List.of(one, two, three);
      for (TestClient client : clients) {
        ask(Ask.GET, client);
      }
      for (TestClient client : clients) {
        assertThat(seen(client)).isEqualTo(new Seen(200, false));
      }
      assertThat(origin.connections()).isEqualTo(clients.size());
    }
  }

  @Test
  void aNameThatDoesNotExistIsNotFound() throws Exception {
    try (RunningGateway gateway =
            RunningGateway.start(
                folder,
                pki,
                RunningGateway.site(
                    FaultServer.NAME,
                    "https://nowhere.lab.invalid:443",
                    "origin_tls: {trust: ca.pem}",
                    "timeouts: {dns: 2s}"));
        TestClient client = gateway.client(FaultServer.NAME)) {
      ask(Ask.GET, client);
      int status = seen(client).status();
      assertThat(status).isIn(502, 504);
      String cause = gateway.next().findings().getFirst().cause().id();
      assertThat(cause).startsWith("origin.dns.");
      assumeTrue(
          cause.equals("origin.dns.not-found"),
          "this machine's resolver does not answer for .invalid: " + cause);
      assertThat(status).isEqualTo(502);
    }
  }

  private record Seen(int status, boolean cut) {}

  private static Seen seen(TestClient client) throws IOException {
    TestClient.Response head = client.response(true);
    while (head.status() < 200) {
      head = client.response(true);
    }
    try {
      if (head.status() != 204 && head.status() != 304) {
        client.body(head);
      }
      return new Seen(head.status(), false);
    } catch (EOFException e) {
      return new Seen(head.status(), true);
    }
  }

  private RunningGateway gateway(FaultServer origin, String... more) throws Exception {
    List<String> lines = new ArrayList<>(List.of(more));
    lines.add("origin_tls: {trust: ca.pem, sni: " + FaultServer.NAME + "}");
    return RunningGateway.start(
        folder,
        pki,
        RunningGateway.site(
            FaultServer.NAME, "https://127.0.0.1:" + origin.port(), lines.toArray(String[]::new)));
  }

  /** The timer that is to fire, short; a busy machine must not let another one fire. */
  private static String timer(String cause) {
    return switch (cause) {
      case "origin.connect.timeout" -> "connect: 500ms";
      case "origin.handshake.timeout" -> "handshake: 500ms";
      case "origin.send.timeout" -> "send: 500ms";
      case "origin.response.timeout", "origin.response.continue-withheld" -> "response: 500ms";
      case "origin.response.body-timeout" -> "response_body: 500ms";
      default -> "handshake: 30s";
    };
  }

  private static void ask(Ask ask, TestClient client) throws IOException {
    String host = "Host: " + FaultServer.NAME + "\r\n";
    String post = "POST / HTTP/1.1\r\n" + host;
    String expecting = post + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n";
    switch (ask) {
      case GET, GET_TWICE -> client.send("GET / HTTP/1.1\r\n" + host + "\r\n");
      case GET_AND_POST -> client.send(post + "Content-Length: 2\r\n\r\nok");
      case LARGE_POST -> {
        byte[] body = new byte[8 << 20];
        client.send(post + "Content-Length: " + body.length + "\r\n\r\n").send(body);
      }
      case EXPECTING_POST -> client.send(expecting);
      case IMPATIENT_POST -> client.send(expecting + "ok");
    }
  }
}
