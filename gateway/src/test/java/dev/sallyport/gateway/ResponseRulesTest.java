package dev.sallyport.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.TestClient.Response;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.pki.LabPki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules do to responses: of a denied one nothing gets out, the others pass unchanged. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class ResponseRulesTest {
  private static final String SITE = "ruled.lab.test";
  private static final String LEAK =
      "<html><body>java.lang.IllegalStateException: secret-table at db.example</body></html>";

  /** {@link #LEAK} as a brotli encoder of another make wrote it. */
  private static final String LEAK_BROTLI =
      "G1QA4EUnR3qQPk80oLeS+MspBy5FLUsDSQ5+j7G3kSnC7Rm4ZacXBTFLmq4sb8QoCZyK78CdpgseOg==";

  private static final String RULES =
      """
      SecResponseBodyAccess On
      SecResponseBodyMimeType text/html
      SecResponseBodyLimit 4000
      SecResponseBodyLimitAction Reject
      SecRule RESPONSE_BODY "@contains secret-table" "id:400,phase:4,deny,log,msg:'leak'"
      SecRule RESPONSE_HEADERS:X-Internal "@rx ." "id:300,phase:3,deny,status:502"
      SecRule RESPONSE_STATUS "@eq 404" "id:301,phase:4,pass,log,msg:'not found'"
      """;
  private static final String PARTIAL = RULES + "SecResponseBodyLimitAction ProcessPartial\n";
  private static LabPki pki;

  /** Whether the rules have run before: then they do on the event loop, else on their threads. */
  @Parameter boolean warm;

  @TempDir Path folder;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  private RunningGateway gateway(RawOrigin origin, String rules) throws Exception {
    RunningGateway gateway =
        RunningGateway.start(
            folder, pki, RuledSite.yaml(folder, SITE, origin.url(), "block", rules));
    return warm ? RuledSite.warmedUp(gateway, SITE) : gateway;
  }

  private static RawOrigin answering(String status, String body, String... lines)
      throws IOException {
    return RawOrigin.start(with -> {
      for (RawOrigin.Request r = with.request(); r != null; r = with.request()) {
        with.answer(status, body, lines);
      }
    });
  }

  private interface Coder {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static String coded(String text, Coder coder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = coder.over(bytes)) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  static Stream<Arguments> codings() throws IOException {
    String brotli =
        new String(Base64.getDecoder().decode(LEAK_BROTLI), StandardCharsets.ISO_8859_1);
    return Stream.of(
        Arguments.of("identity", LEAK),
        Arguments.of("gzip", coded(LEAK, GZIPOutputStream::new)),
        Arguments.of("deflate", coded(LEAK, DeflaterOutputStream::new)),
        Arguments.of("br", brotli),
        Arguments.of(
            "gzip, gzip", coded(coded(LEAK, GZIPOutputStream::new), GZIPOutputStream::new)),
        Arguments.of("unheard-of", LEAK));
  }

  @ParameterizedTest
  @MethodSource("codings")
  void aLeakIsHeldBackHoweverItIsCoded(String coding, String body) throws Exception {
    try (RawOrigin origin =
            answering("200 OK", body, "Content-Type: text/html", "Content-Encoding: " + coding);
        RunningGateway gateway = gateway(origin, RULES);
        TestClient client = gateway.client(SITE)) {
      Response response = client.get(SITE, "/");
      assertThat(response.status()).isEqualTo(403);
      assertThat(response.body()).doesNotContain("secret");
      assertThat(response.field("Content-Encoding")).isEmpty();
      ExchangeRecord record = gateway.next();
      assertThat(record.findings().getFirst().cause().id()).isEqualTo("rules.response.denied");
      assertThat(record.findings().getFirst().evidence().getFirst().text()).contains("rule 400");
      assertThat(record.responseBodyBytes()).isEqualTo(response.body().length());
      assertThat(client.get(SITE, "/").status()).isEqualTo(403);
    }
  }

  @Test
  void aGoodBodyThatWasHeldPassesInTheBytesItCameIn() throws Exception {
    String body = coded("<html>good</html>", GZIPOutputStream::new);
    try (RawOrigin origin =
            answering("200 OK", body, "Content-Type: text/html", "Content-Encoding: gzip");
        RunningGateway gateway = gateway(origin, RULES);
        TestClient client = gateway.client(SITE)) {
      for (int i = 0; i < 2; i++) {
        Response response = client.get(SITE, "/");
        assertThat(response.field("Content-Encoding")).isEqualTo("gzip");
        assertThat(response.body()).isEqualTo(body);
        assertThat(gateway.next().findings()).isEmpty();
      }
    }
  }

  @Test
  void chunksAndTrailersOfAHeldResponseArriveWhole() throws Exception {
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n");
              with.send("Transfer-Encoding: chunked\r\n\r\n3\r\nfir\r\n");
              with.send("2\r\nst\r\n0\r\nX-Sum: 5\r\n\r\n");
              with.head();
            });
        RunningGateway gateway = gateway(origin, RULES);
        TestClient client = gateway.client(SITE)) {
      Response response = client.get(SITE, "/");
      assertThat(response.body()).isEqualTo("first");
      assertThat(response.fieldLines()).contains("trailer X-Sum: 5");
    }
  }

  @Test
  void aLeakInSeveralChunksIsHeldBackOverHttp2() throws Exception {
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n");
              with.send("Transfer-Encoding: chunked\r\n\r\n7\r\nsecret-\r\n");
              with.send("5\r\ntable\r\n0\r\n\r\n");
              with.head();
            });
        RunningGateway gateway = gateway(origin, RULES);
        Http2TestClient client = Http2TestClient.connect(gateway.port(), SITE, pki)) {
      Http2TestClient.Answer answer = client.answer(client.get(SITE, "/"));
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body()).doesNotContain("secret");
    }
  }

  @Test
  void aHeadIsHeldBackToo() throws Exception {
    try (RawOrigin origin = answering("200 OK", "{}", "X-Internal: 1", "Content-Type: a/b");
        RunningGateway gateway = gateway(origin, RULES);
        TestClient client = gateway.client(SITE)) {
      Response response = client.get(SITE, "/");
      assertThat(response.status()).isEqualTo(502);
      assertThat(response.field("X-Internal")).isEmpty();
      assertThat(gateway.next().findings().getFirst().cause().id())
          .isEqualTo("rules.response.denied");
    }
  }

  @ParameterizedTest
  @MethodSource
  void eventsAndTypesThatNoRuleWantsAreNotHeld(String type, String rules) throws Exception {
    CountDownLatch firstArrived = new CountDownLatch(1);
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.send("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n");
              with.send("Transfer-Encoding: chunked\r\n\r\nd\r\ndata: first\n\n\r\n");
              firstArrived.await();
              with.send("e\r\ndata: second\n\n\r\n0\r\n\r\n");
              with.head();
            });
        RunningGateway gateway = gateway(origin, rules);
        TestClient client = gateway.client(SITE)) {
      client.send("GET / HTTP/1.1\r\nHost: " + SITE + "\r\n\r\n");
      StringBuilder got = new StringBuilder();
      while (got.indexOf("first") < 0) {
        got.append((char) client.socket().getInputStream().read());
      }
      firstArrived.countDown();
      while (got.indexOf("second") < 0) {
        got.append((char) client.socket().getInputStream().read());
      }
      assertThat(got.toString()).startsWith("HTTP/1.1 200 OK");
      assertThat(gateway.next().findings()).isEmpty();
    }
  }

  static Stream<Arguments> eventsAndTypesThatNoRuleWantsAreNotHeld() {
    return Stream.of(
        Arguments.of("text/event-stream", RULES),
        Arguments.of(
            "text/event-stream; charset=utf-8",
            RULES + "SecResponseBodyMimeType text/event-stream\n"),
        Arguments.of("application/octet-stream", RULES));
  }

  @Test
  void aBodyLongerThanTheRulesReadIsHeldBackWhereTheySaySo() throws Exception {
    try (RawOrigin origin = answering("200 OK", "x".repeat(5_000), "Content-Type: text/html");
        RunningGateway gateway = gateway(origin, RULES);
        TestClient client = gateway.client(SITE)) {
      assertThat(client.get(SITE, "/").status()).isEqualTo(502);
      assertThat(gateway.next().findings().getFirst().cause().id())
          .isEqualTo("rules.response.limit");
    }
  }

  @Test
  void whereALongBodyIsReadInPartTheRestPasses() throws Exception {
    String body = "x".repeat(300_000) + LEAK;
    CountDownLatch beginningArrived = new CountDownLatch(1);
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ");
              with.send(body.length() + "\r\n\r\n" + body.substring(0, 100_000));
              beginningArrived.await();
              with.send(body.substring(100_000));
              with.head();
            });
        RunningGateway gateway = gateway(origin, PARTIAL);
        TestClient client = gateway.client(SITE)) {
      client.send("GET / HTTP/1.1\r\nHost: " + SITE + "\r\n\r\n");
      StringBuilder got = new StringBuilder();
      while (got.indexOf("\r\n\r\nxxx") < 0) {
        got.append((char) client.socket().getInputStream().read());
      }
      beginningArrived.countDown();
      byte[] rest = client.socket().getInputStream().readNBytes(body.length() - 3);
      assertThat(new String(rest, StandardCharsets.ISO_8859_1)).isEqualTo(body.substring(3));
    }
  }

  @Test
  void aBombIsUndoneNoFurtherThanTheRulesRead() throws Exception {
    String bomb = coded("\0".repeat(64 << 20), GZIPOutputStream::new);
    try (RawOrigin origin =
            answering("200 OK", bomb, "Content-Type: text/html", "Content-Encoding: gzip");
        RunningGateway gateway = gateway(origin, PARTIAL);
        TestClient client = gateway.client(SITE)) {
      assertThat(client.get(SITE, "/").body()).isEqualTo(bomb);
      assertThat(gateway.next().findings()).isEmpty();
    }
    try (RawOrigin origin =
            answering("200 OK", bomb, "Content-Type: text/html", "Content-Encoding: gzip");
        RunningGateway gateway = gateway(origin, RULES);
        TestClient client = gateway.client(SITE)) {
      assertThat(client.get(SITE, "/").status()).isEqualTo(502);
    }
  }

  @Test
  void responsesWithoutABodyPassAtOnce() throws Exception {
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n");
              with.head();
              with.send("HTTP/1.1 204 No Content\r\nContent-Type: text/html\r\n\r\n");
              with.head();
              with.send("HTTP/1.1 304 Not Modified\r\nContent-Type: text/html\r\n\r\n");
              with.head();
              with.answer("404 Not Found", "", "Content-Type: text/html");
              with.head();
            });
        RunningGateway gateway = gateway(origin, RULES);
        TestClient client = gateway.client(SITE)) {
      client.send("HEAD / HTTP/1.1\r\nHost: " + SITE + "\r\n\r\n");
      assertThat(client.response(true).field("Content-Length")).isEqualTo("9");
      assertThat(client.get(SITE, "/").status()).isEqualTo(204);
      assertThat(client.get(SITE, "/").status()).isEqualTo(304);
      assertThat(client.get(SITE, "/").status()).isEqualTo(404);
      List<Integer> matched =
          Stream.of(gateway.next(), gateway.next(), gateway.next(), gateway.next())
              .map(x -> requireNonNull(x.rules()).matched().size())
              .toList();
      assertThat(matched).containsExactly(0, 0, 0, 1);
    }
  }

  @Test
  void anOriginThatEndsInTheMiddleOfAHeldBodyIs502AndNothingGetsOut() throws Exception {
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.send(
                  "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\nab");
            });
        RunningGateway gateway = gateway(origin, RULES);
        TestClient client = gateway.client(SITE)) {
      Response response = client.get(SITE, "/");
      assertThat(response.status()).isEqualTo(502);
      assertThat(gateway.next().findings().getFirst().cause().id())
          .isEqualTo("origin.response.truncated");
    }
  }

  @Test
  void anUpgradePassesTheRulesAndThenIsATunnel() throws Exception {
    String upgrade =
        " HTTP/1.1\r\nHost: " + SITE + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.send("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n");
              with.send("Upgrade: websocket\r\nContent-Type: text/html\r\n\r\nsecret-table");
              with.send(with.exactly(4));
            });
        RunningGateway gateway = gateway(origin, RULES);
        TestClient client = gateway.client(SITE)) {
      client.send("GET /chat" + upgrade);
      assertThat(client.response(false).status()).isEqualTo(101);
      client.send("ping");
      byte[] bytes = client.socket().getInputStream().readNBytes(16);
      assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).isEqualTo("secret-tableping");
      assertThat(client.closed()).isTrue();
      assertThat(gateway.next().status()).isEqualTo(101);
    }
  }
}
