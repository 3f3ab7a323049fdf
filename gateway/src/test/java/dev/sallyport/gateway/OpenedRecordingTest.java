package dev.sallyport.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.iis.IisLikeOrigin;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that hold no secrets: what was said stands beside the TLS records, masked and cut. */
class OpenedRecordingTest {
  private static final String SITE = "accept.lab.test";
  private static final String COOKIE = "Cookie: id=hidden-in-a-cookie";
  private static final String TOKEN = "authorization: Bearer hidden-in-a-token";
  private static LabPki pki;

  @TempDir Path folder;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  private RunningGateway gateway(String origin, String recorder) throws Exception {
    return RunningGateway.startWith(
        folder,
        pki,
        "recorder: {folder: recordings}\n",
        RunningGateway.site(
            SITE,
            origin,
            "origin_tls: {trust: ca.pem, sni: " + SITE + ", renegotiation: ignore}",
            "timeouts: {response: 1s, renegotiation: 1s}",
            "recorder: " + recorder));
  }

  private RunningGateway gateway(IisLikeOrigin origin, String recorder) throws Exception {
    return gateway("https://127.0.0.1:" + origin.port(), recorder);
  }

  private static Path file(ExchangeRecord exchange) {
    return Path.of(requireNonNull(exchange.recording()));
  }

  @Test
  void theHungRequestIsReadOnBothLegsAndNothingThatIsMasked() throws Exception {
    ExchangeRecord exchange;
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway = gateway(origin, "{on: failure}");
        TestClient client = gateway.client(SITE)) {
      assertThat(client.get(SITE, "/page", COOKIE, TOKEN, "X-Shown: seen").status()).isEqualTo(504);
      exchange = gateway.next();
    }
    Path file = file(exchange);
    assertThat(Tshark.fields(file, "http.request", "frame.interface_name", "http.request.uri"))
        .containsExactly("client, opened;/page", "origin, opened;/page");
    assertThat(Tshark.fields(file, "http.request", "http.cookie", "http.authorization"))
        .containsExactly(
            "*".repeat("id=hidden-in-a-cookie".length())
                + ";"
                + "*".repeat("Bearer hidden-in-a-token".length()),
            "*".repeat("id=hidden-in-a-cookie".length())
                + ";"
                + "*".repeat("Bearer hidden-in-a-token".length()));
    assertThat(Tshark.fields(file, "http.response", "frame.interface_name", "http.response.code"))
        .containsExactly("client, opened;504");
    assertThat(Files.readString(file, ISO_8859_1))
        .contains("X-Shown: seen", "the secrets of TLS are left out")
        .contains("origin.renegotiation.unanswered (certain)")
        .doesNotContain("hidden-in", "CLIENT_RANDOM", "TRAFFIC_SECRET");
  }

  @Test
  void anHttp2RequestIsShownInHttp1WithItsBodyCut() throws Exception {
    ExchangeRecord exchange;
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway = gateway(origin, "{on: failure, body_bytes: 100}");
        Http2TestClient client = Http2TestClient.connect(gateway.port(), SITE, pki)) {
      assertThat(client.answer(client.get(SITE, "/stream")).status()).isEqualTo(504);
      exchange = gateway.next();
    }
    Path file = file(exchange);
    assertThat(Tshark.fields(file, "http.request", "frame.interface_name", "http.request.uri"))
        .containsExactly("client, opened;/stream", "origin, opened;/stream");
    assertThat(Tshark.fields(file, "http.response", "frame.comment"))
        .singleElement()
        .asString()
        .endsWith(" bytes of the body that follow are not kept");
  }

  @Test
  void aBodyIsCutWhereItPassesAndWhereItIsAnswered() throws Exception {
    ExchangeRecord exchange;
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.request();
              with.answer("200 OK", "b".repeat(9_000), "Set-Cookie: session=hidden-too");
            });
        RunningGateway gateway = gateway(origin.url(), "{on: all}");
        TestClient client = gateway.client(SITE)) {
      byte[] body = "q".repeat(7_000).getBytes(ISO_8859_1);
      assertThat(client.post(SITE, "/form", body).body()).hasSize(9_000);
      exchange = gateway.next();
    }
    String text = Files.readString(file(exchange), ISO_8859_1);
    assertThat(text)
        .contains("POST /form HTTP/1.1", "HTTP/1.1 200 OK")
        .contains("2904 bytes of the body that follow are not kept", "4904 bytes of the body")
        .doesNotContain("hidden-too");
    assertThat(text.chars().filter(c -> c == 'q').count())
        .as("in the opened messages of the client, and in plain to the origin")
        .isBetween(2L * 4_096, 2L * 4_096 + 200);
  }
}
