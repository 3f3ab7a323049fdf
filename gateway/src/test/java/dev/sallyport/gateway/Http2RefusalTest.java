package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.Http2TestClient.Answer;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** HTTP/2 requests that would say something else as HTTP/1: none reaches the origin. */
class Http2RefusalTest {
  private static final String SITE = "two.lab.test";
  private static final int PROTOCOL_ERROR = 1;
  private static final int ENHANCE_YOUR_CALM = 11;

  @TempDir static Path folder;
  private static RawOrigin origin;
  private static RunningGateway gateway;
  private Http2TestClient client;
  private int before;

  @BeforeAll
  static void start() throws Exception {
    origin = RawOrigin.echo();
    gateway =
        RunningGateway.start(
            folder,
            LabPki.create(),
            RunningGateway.site(SITE, origin.url(), "limits: {head_bytes: 8KiB, fields: 40}"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    origin.close();
  }

  @BeforeEach
  void connect() throws Exception {
    gateway.all();
    before = origin.requests().size();
    client = Http2TestClient.connect(gateway.port(), SITE, gateway.pki());
  }

  @AfterEach
  void disconnect() throws Exception {
    client.close();
  }

  private static String[] request(String... namesAndValues) {
    return to(SITE, "/", namesAndValues);
  }

  private static String[] to(String authority, String path, String... namesAndValues) {
    List<String> all = new ArrayList<>(List.of(":method", "GET", ":scheme", "https"));
    all.addAll(List.of(":authority", authority, ":path", path));
    all.addAll(List.of(namesAndValues));
    return all.toArray(String[]::new);
  }

  private static Arguments bad(String name, String... block) {
    return Arguments.of(name, block);
  }

  static List<Arguments> headerBlocks() {
    List<Arguments> rows = new ArrayList<>();
    for (String value :
        List.of(
            "a\r\nX: y",
            "a\nX: y",
            "a\rb",
            "a\u0000",
            "a\u0001",
            "a\u007f",
            "a\r\n\r\nGET / HTTP/1.1")) {
      rows.add(bad("value " + shown(value), request("x", value)));
      rows.add(bad("path " + shown(value), to(SITE, "/" + value)));
      rows.add(bad("authority " + shown(value), to(SITE + value, "/")));
      rows.add(bad("name " + shown(value), request(value, "x")));
      rows.add(bad("cookie " + shown(value), request("cookie", value)));
    }
    for (String name : List.of("X-Upper", "hoSt", "x:y", "x y", "", "x\u00e4", "(x)")) {
      rows.add(bad("name '" + name + "'", request(name, "y")));
    }
    for (String name :
        List.of("connection", "keep-alive", "proxy-connection", "upgrade", "transfer-encoding")) {
      rows.add(bad(name, request(name, name.equals("transfer-encoding") ? "chunked" : "x")));
    }
    rows.add(bad("te", request("te", "gzip")));
    for (String path : List.of("", "a", "https://" + SITE + "/", "/a b", "?", "/a HTTP/1.1")) {
      rows.add(bad("path '" + path + "'", to(SITE, path)));
    }
    rows.add(bad("another host", request("host", "other.lab.test")));
    rows.add(bad("two hosts", request("host", SITE, "host", "other.lab.test")));
    rows.add(bad("a second path", request(":path", "/b")));
    rows.add(bad("a second method", request(":method", "POST")));
    rows.add(bad("a second authority", request(":authority", SITE)));
    rows.add(bad("a pseudo-header field behind a field", request("x", "y", ":path", "/")));
    rows.add(bad("an unknown pseudo-header field", request(":other", "y")));
    rows.add(bad("one of a response", request(":status", "200")));
    rows.add(
        bad(
            "late path",
            ":method",
            "GET",
            ":scheme",
            "https",
            ":authority",
            SITE,
            "x",
            "y",
            ":path",
            "/"));
    rows.add(bad("no path", ":method", "GET", ":scheme", "https", ":authority", SITE));
    rows.add(bad("no method", ":scheme", "https", ":authority", SITE, ":path", "/"));
    rows.add(bad("no scheme", ":method", "GET", ":authority", SITE, ":path", "/"));
    rows.add(
        bad(
            "method",
            ":method",
            "GET / HTTP/1.1\r\nX:",
            ":scheme",
            "https",
            ":authority",
            SITE,
            ":path",
            "/"));
    for (String length : List.of("5", "-1", "+0", "0,1", "x", "")) {
      rows.add(
          bad("content-length '" + length + "' without a body", request("content-length", length)));
    }
    rows.add(bad("two lengths", request("content-length", "0", "content-length", "1")));
    String[] many = new String[90];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = "x";
      many[i + 1] = "y";
    }
    rows.add(bad("too many fields", request(many)));
    return rows;
  }

  private static String shown(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n").replace("\u0000", "\\0");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headerBlocks")
  void aHeaderBlockIsRefused(String name, String[] block) throws Exception {
    Answer answer = client.answer(client.request(true, block));
    assertThat(answer.resetCode()).isEqualTo(PROTOCOL_ERROR);
    assertThat(answer.head()).isNull();
    assertTold(name.equals("too many fields") ? "head-too-large" : "malformed");
    assertNothingReached();
  }

  private static void assertTold(String event) throws Exception {
    ExchangeRecord told = gateway.next();
    assertThat(told.findings()).isNotEmpty();
    assertThat(told.findings().getFirst().cause().id()).isEqualTo("client.request." + event);
  }

  private void assertNothingReached() throws Exception {
    try (Http2TestClient next = Http2TestClient.connect(gateway.port(), SITE, gateway.pki())) {
      assertThat(next.answer(next.get(SITE, "/after")).status()).isEqualTo(200);
    }
    assertThat(gateway.next().findings()).isEmpty();
    assertThat(origin.requests().subList(before, origin.requests().size()))
        .extracting(RawOrigin.Request::startLine)
        .containsExactly("GET /after HTTP/1.1");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aBodyShorterThanItsLengthIsRefused() throws Exception {
    int stream = client.post(SITE, "/short", "content-length", "10");
    client.data(stream, true, bytes("hello"));
    assertThat(client.answer(stream).status()).isIn(0, 400);
    assertTold("malformed");
    assertNothingReached();
  }

  @Test
  void aBodyLongerThanItsLengthIsRefused() throws Exception {
    int stream = client.post(SITE, "/long", "content-length", "5");
    client.data(stream, false, bytes("hello"));
    client.data(stream, true, bytes("GET /smuggled HTTP/1.1\r\nHost: " + SITE + "\r\n\r\n"));
    client.answer(stream);
    ExchangeRecord told = gateway.next();
    assertThat(told.findings().getFirst().cause().id()).isEqualTo("client.request.malformed");
    assertThat(origin.heads()).noneMatch(h -> h.contains("/smuggled"));
  }

  @Test
  void trailersThatFrameOrRouteAreRefused() throws Exception {
    for (String name : List.of("content-length", "host", "transfer-encoding", ":path", "X")) {
      int stream = client.post(SITE, "/trailers");
      client.data(stream, false, bytes("hello"));
      client.head(stream, true, name, "1");
      assertThat(client.answer(stream).status()).as(name).isIn(0, 400);
      assertTold("malformed");
    }
    assertNothingReached();
  }

  @Test
  void aSecondHeadOnAStreamIsRefused() throws Exception {
    int stream = client.post(SITE, "/second");
    client.data(stream, false, bytes("hello"));
    client.head(stream, false, request("x", "y"));
    assertThat(client.answer(stream).status()).isIn(0, 400);
    assertTold("malformed");
    assertNothingReached();
  }

  @Test
  void aHeadThatIsTooLargeIsRefused() throws Exception {
    int stream = client.request(true, request("x", "a".repeat(9000)));
    Answer answer = client.answer(stream);
    assertThat(answer.status()).isEqualTo(431);
    assertTold("head-too-large");
    assertNothingReached();
  }

  @Test
  void aHeadWithoutEndClosesTheConnection() throws Exception {
    try {
      client.request(false, request("x", "a".repeat(100_000)));
    } catch (SocketException closedAlready) {
      assertThat(closedAlready).isNotNull();
    }
    assertThat(client.closes()).isTrue();
    assertTold("head-too-large");
    assertThat(gateway.all()).isEmpty();
    assertNothingReached();
  }

  @Test
  void anHttp1RequestIsNoPreface() throws Exception {
    try (TestClient other = TestClient.connect(gateway.port(), SITE, gateway.pki(), "h2")) {
      other.send("GET / HTTP/1.1\r\nHost: " + SITE + "\r\n\r\n");
      other.socket().getInputStream().readAllBytes();
    }
    assertTold("malformed");
    assertNothingReached();
  }

  @Test
  void answersThatAreNotReadAreBounded() throws Exception {
    byte[] pings = new byte[17 * 1000];
    for (int at = 0; at < pings.length; at += 17) {
      pings[at + 2] = 8;
      pings[at + 3] = Http2TestClient.PING;
    }
    for (int thousand = 0; thousand < 2000; thousand++) {
      try {
        client.socket().getOutputStream().write(pings);
      } catch (IOException closed) {
        assertTold("malformed");
        return;
      }
    }
    throw new AssertionError("two million answers were kept for a client that reads none");
  }

  @Test
  void aClientThatMakesTheGatewayResetStreamsIsSentAway() throws Exception {
    int refused = 0;
    Answer answer = client.answer(client.request(true, request("X", "y")));
    while (answer.resetCode() == PROTOCOL_ERROR && refused < 2000) {
      refused++;
      answer = client.answer(client.request(true, request("X", "y")));
    }
    assertThat(answer.resetCode()).isEqualTo(ENHANCE_YOUR_CALM);
    assertThat(refused).isEqualTo(400);
    assertThat(client.closes()).isTrue();
    assertThat(gateway.all()).hasSizeGreaterThan(400);
    assertNothingReached();
  }
}
