package dev.sallyport.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.lab.client.Command;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each fault as curl, which knows nothing of the lab, sees it over TLS. */
class FaultsTest {
  /**
   * What curl reports.
   *
   * @param exit curl's exit status; 0 where curl is lenient
   */
  record Sight(String fault, int exit, String words) {
    @Override
    public String toString() {
      return fault;
    }
  }

  private static final int CURL_TIMED_OUT = 28;

  /** curl has exit codes of their own for two alerts. */
  private static String alertExit(String fault) {
    return switch (fault) {
      case "handshake-alert-certificate-expired" -> "|60";
      case "handshake-alert-certificate-required" -> "|98";
      default -> "|35";
    };
  }

  private static final List<String> LINES =
      List.of(
          "connect-refused|7|Failed to connect",
          "connect-unanswered|28|Connection timed out",
          "handshake-unanswered|28|timed out",
          "handshake-reset|35|Connection reset by peer",
          "handshake-closed|35|SSL_connect",
          "handshake-plain-http|35|wrong version number",
          "handshake-tls-1.0-only|35|unsupported protocol",
          "handshake-odd-cipher-only|0|200 OK",
          "handshake-client-certificate-required|56|alert",
          "certificate-expired|60|certificate has expired",
          "certificate-not-yet-valid|60|certificate is not yet valid",
          "certificate-self-signed|60|self-signed certificate",
          "certificate-incomplete-chain|60|unable to get local issuer certificate",
          "certificate-wrong-name|60|no alternative certificate subject name matches",
          "certificate-strange-authority|60|unable to get",
          "certificate-weak-key|60|EE certificate key too weak",
          "certificate-weak-signature|60|digest algorithm too weak",
          "request-body-unread|28|timed out",
          "request-continue-withheld|0|200 OK",
          "request-body-too-large|0|200 OK",
          "response-unanswered|28|0 bytes received",
          "response-closed|52|Empty reply",
          "response-reset|56|Connection reset by peer",
          "keep-alive-closed|0|200 OK",
          "keep-alive-reset|0|200 OK",
          "head-status-line-malformed|1|Unsupported HTTP version",
          "head-field-line-malformed|8|Header without colon",
          "head-not-http|1|HTTP/0.9",
          "head-cut|0|200 OK",
          "head-above-64-kib|0|Filler: xxx",
          "head-above-1-mib|56|Too large response headers",
          "head-slow|28|timed out",
          "head-interim-flood|0|200 OK",
          "head-upgrade-unasked|52|101 Switching Protocols",
          "framing-length-and-chunked|0|Transfer-Encoding: chunked",
          "framing-two-lengths|28|3 out of 30 bytes",
          "framing-length-malformed|8|Invalid Content-Length",
          "framing-transfer-coding-unknown|61|Unrecognized content encoding",
          "framing-chunk-size-malformed|56|hexadecimal",
          "framing-body-on-204|0|204 No Content",
          "framing-body-on-304|0|304 Not Modified",
          "framing-bytes-after-response|0|200 OK",
          "body-truncated|18|900 bytes remaining",
          "body-reset|56|Connection reset by peer",
          "body-stalled|28|100 out of 1000 bytes",
          "body-chunk-cut|18|outstanding read data",
          "body-last-chunk-missing|18|outstanding read data",
          "body-end-not-told|0|200 OK",
          "body-http-1.0|0|HTTP/1.0 200 OK",
          "body-gzip|0|Content-Encoding: gzip",
          "handshake-legacy-renegotiation|35|unsafe legacy renegotiation",
          "handshake-out-of-order|35|SSL",
          "request-body-reset|56|Connection reset by peer",
          "request-body-closed|52|Empty reply",
          "response-record-broken|56|decryption failed or bad record mac",
          "renegotiation-accept|0|200 OK",
          "renegotiation-every-request|0|200 OK",
          "renegotiation-require|0|403 Forbidden",
          "renegotiation-large-body|0|200 OK",
          "renegotiation-tls13-reset|0|200 OK",
          "renegotiation-tls13-500|0|200 OK",
          "renegotiation-unfinished|28|timed out",
          "renegotiation-closed|56|curl",
          "renegotiation-broken|56|curl",
          "certificate-asked-first|0|200 OK",
          "sound|0|200 OK",
          "body-large|0|200 OK",
          "http2-stream-reset|92|INTERNAL_ERROR",
          "http2-goaway|16|framing layer",
          "http2-http-1-1-required|0|200",
          "status-404|0|404 Not Found",
          "status-401-ntlm|0|WWW-Authenticate: NTLM",
          "status-401-ntlm-closed|0|WWW-Authenticate: NTLM",
          "status-411|0|411 Length Required",
          "status-413|0|413 Content Too Large",
          "status-414|0|414 URI Too Long",
          "status-421|0|421 Misdirected Request",
          "status-426|0|426 Upgrade Required",
          "status-431|0|431 Request Header Fields Too Large",
          "status-500|0|500 Internal Server Error",
          "status-503|0|503 Service Unavailable",
          "connect-ended-at-once|35|reset by peer",
          "connect-queue-slow|0|200 OK",
          "connect-queue-full|28|timed out",
          "hello-tls-1.3-reset|35|reset by peer",
          "hello-name-reset|35|reset by peer",
          "hello-name-warned|0|200 OK",
          "hello-large-unanswered|0|200 OK",
          "hello-pieces-reset|0|200 OK",
          "hello-group-odd|35|SSL",
          "hello-signature-odd|35|SSL",
          "hello-prime-short|35|SSL",
          "certificate-staple-missing|0|200 OK",
          "upgrade-refused|0|200 OK",
          "upgrade-answered|0|101 Switching Protocols",
          "upgrade-silent|28|timed out",
          "upgrade-reset|56|Connection reset by peer");

  static final List<Sight> SIGHTS =
      Stream.concat(
              LINES.stream(),
              Faults.all().stream()
                  .filter(fault -> fault.name().startsWith("handshake-alert-"))
                  .map(fault -> fault.name() + alertExit(fault.name()) + "|SSL"))
          .map(line -> line.split("\\|", 3))
          .map(part -> new Sight(part[0], Integer.parseInt(part[1]), part[2]))
          .toList();

  @TempDir static Path folder;

  private static LabPki pki;

  @BeforeAll
  static void makePki() throws Exception {
    pki = LabPki.create();
    pki.writeAuthority(folder);
  }

  /** Fetches as many times as there are paths, on one connection where the server allows it. */
  private static Command.Result curl(FaultServer server, String path, String... options)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "-i", "--tlsv1.2"));
    command.addAll(List.of("--noproxy", "*"));
    command.addAll(List.of("--cacert", folder.resolve("ca.pem").toString()));
    command.addAll(
        List.of("--resolve", "%s:%d:127.0.0.1".formatted(FaultServer.NAME, server.port())));
    command.addAll(Arrays.asList(options));
    command.add("https://%s:%d%s".formatted(FaultServer.NAME, server.port(), path));
    return Command.run("", command.toArray(String[]::new));
  }

  @ParameterizedTest
  @FieldSource("SIGHTS")
  void curlSees(Sight sight) throws Exception {
    try (FaultServer server = FaultServer.start(Faults.named(sight.fault()), pki)) {
      String maxSeconds = sight.exit() == CURL_TIMED_OUT ? "1" : "20";
      Command.Result result = curl(server, "/", "--max-time", maxSeconds);
      assertThat(result.output()).contains(sight.words());
      assertThat(result.exit()).isEqualTo(sight.exit());
    }
  }

  @Test
  void everyFaultIsSeen() {
    assertThat(Faults.all())
        .extracting(Fault::name)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(SIGHTS.stream().map(Sight::fault).toList());
  }

  @Test
  void everyFaultSaysWhatTheOriginDoes() {
    assertThat(Faults.all()).extracting(Fault::sentence).allMatch(s -> s.matches("[A-Z0-9].*\\."));
  }

  @ParameterizedTest
  @FieldSource("RACES")
  void theSecondRequestOnAConnectionMeetsItsEnd(String race) throws Exception {
    try (FaultServer server = FaultServer.start(Faults.named(race), pki)) {
      String first = "https://%s:%d/first".formatted(FaultServer.NAME, server.port());
      assertThat(curl(server, "/second", first).output()).contains("200 OK");
      assertThat(server.connections()).as("curl tried again on a new one").isEqualTo(2);
      assertThat(server.requests()).isEqualTo(3);
    }
  }

  static final List<String> RACES = List.of("keep-alive-closed", "keep-alive-reset");

  @Test
  void aClientIsLeftWaitingForStatus100() throws Exception {
    try (FaultServer server = FaultServer.start(Faults.named("request-continue-withheld"), pki)) {
      String[] options = {"-v", "-d", "x", "-H", "Expect: 100-continue"};
      assertThat(curl(server, "/", options).output())
          .contains("Done waiting for 100-continue", "200 OK");
    }
  }

  @Test
  void aLargeBodyIsRefusedUnread() throws Exception {
    try (FaultServer server = FaultServer.start(Faults.named("request-body-too-large"), pki)) {
      String[] options = {"-d", "x".repeat(100_000), "-H", "Expect:"};
      assertThat(curl(server, "/", options).output()).contains("413 Content Too Large");
      assertThat(curl(server, "/", "-d", "x").output()).contains("200 OK");
    }
  }

  @Test
  void tenThousandInterimAnswersComeBeforeTheOneThatCounts() throws Exception {
    try (FaultServer server = FaultServer.start(Faults.named("head-interim-flood"), pki)) {
      assertThat(curl(server, "/").output().split("103 Early Hints", -1)).hasSize(10_001);
    }
  }

  @Test
  void theGzipBodyOpens() throws Exception {
    try (FaultServer server = FaultServer.start(Faults.named("body-gzip"), pki)) {
      assertThat(curl(server, "/", "--compressed").output()).endsWith("\r\n\r\nok\n");
    }
  }

  @Test
  void opensslMissesTheCloseNotify() throws Exception {
    try (FaultServer server = FaultServer.start(Faults.named("body-end-not-told"), pki)) {
      String address = "127.0.0.1:" + server.port();
      assertThat(
              Command.run(
                  "GET / HTTP/1.1\r\nHost: fault.lab.test\r\n\r\n",
                  "openssl",
                  "s_client",
                  "-ign_eof",
                  "-quiet",
                  "-connect",
                  address))
          .extracting(Command.Result::output)
          .asString()
          .contains("ok", "unexpected eof while reading");
    }
  }
}
