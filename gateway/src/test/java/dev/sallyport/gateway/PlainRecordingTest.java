package dev.sallyport.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the flight recorder writes of an origin without TLS, and of which exchanges. */
class PlainRecordingTest {
  private static final String SITE = "plain.lab.test";
  private static LabPki pki;

  @TempDir Path folder;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  private RunningGateway gateway(RawOrigin origin, String recorder) throws Exception {
    return RunningGateway.startWith(
        folder,
        pki,
        "recorder: {folder: recordings}\n",
        RunningGateway.site(SITE, origin.url(), "recorder: " + recorder));
  }

  @Test
  void namedFieldsAreMaskedAndBodiesCut() throws Exception {
    ExchangeRecord exchange;
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.request();
              with.answer("200 OK", "b".repeat(9_000), "Set-Cookie: session=topsecret");
            });
        RunningGateway gateway = gateway(origin, "{on: all, secrets: false}");
        TestClient client = gateway.client(SITE)) {
      assertThat(client.get(SITE, "/page", "Cookie: id=hidden", "X-Shown: seen").body())
          .hasSize(9_000);
      exchange = gateway.next();
    }
    String file = Files.readString(Path.of(requireNonNull(exchange.recording())), ISO_8859_1);
    assertThat(file)
        .contains("GET /page HTTP/1.1", "X-Shown: seen", "HTTP/1.1 200 OK")
        .contains("masked are Authorization, Proxy-Authorization, Cookie, Set-Cookie")
        .doesNotContain("hidden", "topsecret");
    assertThat(file.chars().filter(c -> c == 'b').count())
        .as("as the origin sent it, and as the client got it")
        .isBetween(2L * 4_096, 2L * 4_096 + 200);
  }

  @Test
  void whatFollowsAGapIsReadOnAndThePacketBehindItSaysSo() throws Exception {
    ExchangeRecord last = null;
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "{on: all, keep: 1, max_bytes: 32KiB}");
        TestClient client = gateway.client(SITE)) {
      for (int i = 0; i < 150; i++) {
        client.get(SITE, "/" + i + "?" + "x".repeat(400));
        last = gateway.next();
      }
    }
    Path file = Path.of(requireNonNull(requireNonNull(last).recording()));
    String said = "frame.comment contains \"are not kept; sequence numbers keep their place\"";
    assertThat(Tshark.fields(file, said, "frame.interface_name"))
        .containsExactlyInAnyOrder("client", "client", "origin", "origin");
    assertThat(
            Tshark.fields(
                file, "http.request and frame.interface_name == \"origin\"", "http.request.uri"))
        .anyMatch(uri -> uri.startsWith("/0?"))
        .last()
        .asString()
        .startsWith("/149?");
    assertThat(
            Tshark.fields(
                file, "http.response and frame.interface_name == \"origin\"", "http.response.code"))
        .hasSizeGreaterThan(10);
  }

  @Test
  void aResetIsAReset() throws Exception {
    ExchangeRecord exchange;
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.request();
              with.socket().setSoLinger(true, 0);
              with.socket().close();
            });
        RunningGateway gateway = gateway(origin, "{on: failure}");
        TestClient client = gateway.client(SITE)) {
      assertThat(client.get(SITE, "/page").status()).isEqualTo(502);
      exchange = gateway.next();
    }
    assertThat(exchange.findings().getFirst().cause().id()).isEqualTo("origin.response.reset");
    byte[] file = Files.readAllBytes(Path.of(requireNonNull(exchange.recording())));
    assertThat(RecordedFlags.of(file, RecordedFlags.RST)).isPositive();
  }

  @Test
  void whatMatchesIsRecordedAndNothingElse() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway =
            gateway(origin, "{on: match, statuses: [404], paths: [/cart], causes: [origin.dns]}");
        TestClient client = gateway.client(SITE)) {
      client.get(SITE, "/cart/1");
      assertThat(gateway.next().recording()).isNotNull();
      client.get(SITE, "/shop");
      assertThat(gateway.next().recording()).isNull();
    }
  }
}
