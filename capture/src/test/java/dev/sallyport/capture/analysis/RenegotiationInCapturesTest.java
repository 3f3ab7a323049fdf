package dev.sallyport.capture.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.keys.Keys;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The incident in a capture: named with and without keys, and only where it happened. */
class RenegotiationInCapturesTest {
  private static final String UNANSWERED = "origin.renegotiation.unanswered";

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "none",
        "log:own/keys/server-keylog.txt",
        "log:own/keys/keylog-crlf-lowercase-comments.txt",
        "log:own/keys/keylog-other-sessions.txt",
        "rsa:own/keys/server.key",
        "rsa:own/keys/server-trad.pem",
        "rsa:own/keys/wrong.key",
        "pfx:own/keys/server-modern.pfx",
        "pfx:own/keys/server-legacy.pfx",
        "pfx:own/keys/server-win3des.pfx",
        "pfx:own/keys/server-pkcs8-enc.pem",
        "pfx:own/keys/server-trad-enc.pem"
      })
  void silenceAfterHelloRequestIsNamed(String key) throws IOException {
    List<AnalysedFlow> flows = SharedCaptures.flows(keys(key), "own/waf-bc-ignore-AES128-SHA.pcap");
    assertThat(flows).hasSize(1);
    Finding finding = flows.getFirst().findings().getFirst();
    assertThat(finding.cause().id()).isEqualTo(UNANSWERED);
    assertThat(finding.certainty()).isEqualTo(Certainty.CERTAIN);
    assertThat(finding.evidence().getFirst().at().packet()).isEqualTo(15);
    assertThat(finding.detail()).startsWith("12.01 s of silence");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"none", "log:own/keys/server-keylog.txt", "rsa:own/keys/server.key"})
  void whoeverAnswersIsNotBlamed(String key) throws IOException {
    List<String> captures = new ArrayList<>();
    SharedCaptures.all().stream()
        .map(file -> SharedCaptures.folder().relativize(file).toString())
        .filter(name -> !name.contains("waf-bc-ignore"))
        .filter(name -> !name.contains("client-side-only"))
        .forEach(captures::add);
    assertThat(captures).hasSize(60);
    for (String capture : captures) {
      for (AnalysedFlow flow : SharedCaptures.flows(keys(key), capture)) {
        assertThat(flow.findings())
            .as(capture)
            .noneMatch(finding -> finding.cause().id().equals(UNANSWERED));
      }
    }
  }

  @ParameterizedTest(name = "{1} with {0}: {2}")
  @CsvSource({
    "none, own/direct-curl-public-AES128-SHA.pcap, no-key",
    "log:own/keys/keylog-other-sessions.txt,"
        + " own/direct-curl-answers-ECDHE-RSA-AES128-GCM-SHA256.pcap, no-key-for-session",
    "rsa:own/keys/server.key, own/tls13-curl-pha.pcap, key-exchange-is-ephemeral",
    "rsa:own/keys/server.key, own/direct-curl-answers-ECDHE-RSA-AES128-GCM-SHA256.pcap,"
        + " key-exchange-is-ephemeral",
    "rsa:own/keys/wrong.key, own/direct-curl-public-AES128-SHA.pcap, key-not-of-this-certificate",
    "rsa:own/keys/server.key, own/damaged/resumed-sessionid-second-connection-only.pcap,"
        + " resumed-without-original",
    "rsa:own/keys/server.key, own/damaged/reneg-AES128-SHA-late-start-after-handshake.pcap,"
        + " capture-started-late",
    "rsa:own/keys/server.key, own/damaged/reneg-AES128-SHA-snaplen400.pcap, snaplen-cut",
    "rsa:own/keys/server.key, own/damaged/reneg-AES128-SHA-lost-ClientKeyExchange.pcap,"
        + " packet-lost",
    "rsa:own/keys/server.key, own/damaged/reneg-AES128-SHA-client-side-only.pcap, one-side-only",
    "log:own/keys/keylog-first-handshake-only.txt,"
        + " own/direct-curl-answers-ECDHE-RSA-AES128-GCM-SHA256.pcap, key-log-lacks-renegotiation",
  })
  void whatStaysClosedSaysWhy(String key, String capture, String reason) throws IOException {
    AnalysedFlow flow = SharedCaptures.flows(keys(key), capture).getFirst();
    assertThat(flow.trail().whyNot()).startsWith(reason + ":");
  }

  @ParameterizedTest(name = "without {0}: {1} requests, {2} responses")
  @CsvSource({
    "CLIENT_HANDSHAKE_TRAFFIC_SECRET, 1, 1",
    "SERVER_HANDSHAKE_TRAFFIC_SECRET, 1, 1",
    "CLIENT_TRAFFIC_SECRET_0, 0, 1",
    "SERVER_TRAFFIC_SECRET_0, 1, 0"
  })
  void aMissingSecretIsNamedAndTheOthersAreUsed(String label, int requests, int responses)
      throws IOException {
    Keys keys = new Keys();
    Path log = SharedCaptures.folder().resolve("own/keys/server-keylog.txt");
    try (Stream<String> lines = Files.lines(log)) {
      keys.addSecrets(
          lines.filter(line -> !line.startsWith(label)).collect(Collectors.joining("\n")));
    }
    AnalysedFlow flow = SharedCaptures.flows(keys, "own/tls13-curl-pha.pcap").getFirst();
    assertThat(flow.trail().whyNot()).isEqualTo("tls13-secret-missing: the key log lacks " + label);
    assertThat(flow.requests()).isEqualTo(requests);
    assertThat(flow.responses()).isEqualTo(responses);
  }

  private static Keys keys(String key) throws IOException {
    String file = key.substring(key.indexOf(':') + 1);
    return switch (key.substring(0, 3)) {
      case "log" -> SharedCaptures.keyLog(file);
      case "rsa" -> SharedCaptures.rsa(file, "");
      case "pfx" -> SharedCaptures.rsa(file, SharedCaptures.PASSWORD);
      default -> SharedCaptures.none();
    };
  }
}
