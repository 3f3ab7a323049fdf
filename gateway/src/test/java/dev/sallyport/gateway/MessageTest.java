package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.gateway.RawOrigin.Request;
import dev.sallyport.gateway.TestClient.Response;
import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/1 messages of every framing, both ways, as a client and an origin see them. */
class MessageTest {
  private static final String SITE = "message.lab.test";
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n";
  private static final String HOST = "Host: " + SITE + "\r\n";

  @TempDir static Path folder;
  private static RawOrigin origin;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    origin = RawOrigin.start(MessageTest::serve);
    gateway =
        RunningGateway.start(folder, LabPki.create(), RunningGateway.site(SITE, origin.url()));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    origin.close();
  }

  private static void serve(RawOrigin.Conversation with) throws IOException {
    for (Request r = with.request(); r != null; r = with.request()) {
      switch (r.target()) {
        case "/head" -> with.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
        case "/204" -> with.send("HTTP/1.1 204 No Content\r\nX: y\r\n\r\n");
        case "/304" -> with.send("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n");
        case "/chunked" ->
            with.send(
                CHUNKED + "5;x\r\nhello\r\n7\r\n, world\r\n0\r\nX-Sum: 12\r\nHost: evil\r\n\r\n");
        case "/until-close" -> {
          with.send("HTTP/1.1 200 OK\r\n\r\nhello");
          return;
        }
        case "/cut" -> {
          with.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel");
          return;
        }
        case "/hop" ->
            with.answer(
                "200 OK",
                "",
                "Connection: X-Secret, close",
                "X-Secret: 1",
                "Keep-Alive: 5",
                "X-Open: 2");
        case "/early" ->
            with.send(
                "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        default -> with.answer("200 OK", r.body());
      }
    }
  }

  private static TestClient client() throws Exception {
    return gateway.client(SITE);
  }

  private static void assertGoesOn(TestClient client) throws Exception {
    assertThat(client.get(SITE, "/next").status()).isEqualTo(200);
  }

  private static Request last() {
    return origin.requests().getLast();
  }

  @Test
  void headHasALengthAndNoBody() throws Exception {
    try (TestClient client = client()) {
      client.send("HEAD /head HTTP/1.1\r\n" + HOST + "\r\n");
      assertThat(client.response(true).field("Content-Length")).isEqualTo("5");
      assertGoesOn(client);
    }
  }

  @Test
  void noContentAndNotModifiedHaveNoBody() throws Exception {
    try (TestClient client = client()) {
      Response none = client.get(SITE, "/204");
      assertThat(none.status()).isEqualTo(204);
      assertThat(none.fieldLines()).noneMatch(l -> l.startsWith("Content-Length"));
      Response unchanged = client.get(SITE, "/304");
      assertThat(unchanged.status()).isEqualTo(304);
      assertThat(unchanged.field("Content-Length")).isEqualTo("5");
      assertGoesOn(client);
    }
  }

  @Test
  void chunksAndTrailersComeThroughBothWays() throws Exception {
    try (TestClient client = client()) {
      client.send(
          "POST /up HTTP/1.1\r\n"
              + HOST
              + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;e=f\r\nde\r\n0\r\nX-Up: 5\r\n\r\n");
      assertThat(client.response(false).status()).isEqualTo(200);
      assertThat(last().field("Transfer-Encoding")).isEqualTo("chunked");
      assertThat(last().body()).isEqualTo("abcde\ntrailer X-Up: 5");
      Response down = client.get(SITE, "/chunked");
      assertThat(down.body()).isEqualTo("hello, world");
      assertThat(down.fieldLines())
          .contains("trailer X-Sum: 12")
          .noneMatch(l -> l.contains("evil"));
      assertGoesOn(client);
    }
  }

  @Test
  void aResponseThatEndsWithItsConnectionIsChunkedForTheClient() throws Exception {
    try (TestClient client = client()) {
      Response response = client.get(SITE, "/until-close");
      assertThat(response.field("Transfer-Encoding")).isEqualTo("chunked");
      assertThat(response.body()).isEqualTo("hello");
      assertGoesOn(client);
    }
  }

  @Test
  void aClientOfHttp10GetsItsVersionsFraming() throws Exception {
    try (TestClient client = client()) {
      client.send("GET /chunked HTTP/1.0\r\n" + HOST + "\r\n");
      Response response = client.response(false);
      assertThat(response.field("Transfer-Encoding")).isEmpty();
      assertThat(response.field("Connection")).isEqualTo("close");
      assertThat(response.body()).isEqualTo("hello, world");
    }
    assertThat(last().startLine()).isEqualTo("GET /chunked HTTP/1.1");
  }

  @Test
  void aClientOfHttp10IsKeptWhereItAsks() throws Exception {
    try (TestClient client = client()) {
      client.send("GET / HTTP/1.0\r\n" + HOST + "Connection: keep-alive\r\n\r\n");
      assertThat(client.response(false).field("Connection")).isEqualTo("keep-alive");
      client.send("GET / HTTP/1.0\r\n" + HOST + "\r\n");
      assertThat(client.response(false).field("Connection")).isEqualTo("close");
      assertThat(client.closed()).isTrue();
    }
  }

  @Test
  void aClientOfHttp10SeesThatAResponseWasCut() throws Exception {
    try (TestClient client = client()) {
      client.send("GET /cut HTTP/1.0\r\n" + HOST + "\r\n");
      assertThatThrownBy(() -> client.response(false)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void interimResponsesPassToClientsThatKnowThem() throws Exception {
    try (TestClient client = client()) {
      Response hints = client.get(SITE, "/early");
      assertThat(hints.status()).isEqualTo(103);
      assertThat(hints.field("Link")).isEqualTo("</a>");
      assertThat(client.response(false).status()).isEqualTo(200);
      client.send("GET /early HTTP/1.0\r\n" + HOST + "\r\n");
      assertThat(client.response(false).status()).isEqualTo(200);
    }
  }

  @Test
  void fieldsOfTheConnectionEndAtTheGateway() throws Exception {
    try (TestClient client = client()) {
      client.get(
          SITE,
          "/",
          "Connection: X-Mine, Host, Cookie, Authorization, Content-Length",
          "X-Mine: 1",
          "X-Other: 2",
          "Cookie: a=b",
          "Authorization: Basic eDp5",
          "Keep-Alive: 5",
          "Proxy-Connection: keep-alive",
          "TE: trailers",
          "Upgrade: h2c",
          "HTTP2-Settings: AAMAAABk");
      Request request = last();
      for (String gone :
          new String[] {
            "X-Mine",
            "Keep-Alive",
            "Proxy-Connection",
            "TE",
            "Upgrade",
            "HTTP2-Settings",
            "Connection"
          }) {
        assertThat(request.field(gone)).as(gone).isEmpty();
      }
      assertThat(request.field("X-Other")).isEqualTo("2");
      assertThat(request.field("Host")).isEqualTo(SITE);
      assertThat(request.field("Cookie")).isEqualTo("a=b");
      assertThat(request.field("Authorization")).isEqualTo("Basic eDp5");
      Response response = client.get(SITE, "/hop");
      assertThat(response.field("X-Open")).isEqualTo("2");
      assertThat(response.fieldLines())
          .noneMatch(l -> l.startsWith("X-Secret"))
          .noneMatch(l -> l.startsWith("Keep-"));
      assertGoesOn(client);
    }
  }

  @Test
  void anAbsoluteTargetReachesTheOriginAsItsPath() throws Exception {
    try (TestClient client = client()) {
      client.send("GET https://" + SITE + "?a=b HTTP/1.1\r\n" + HOST + "\r\n");
      assertThat(client.response(false).status()).isEqualTo(200);
      assertThat(last().startLine()).isEqualTo("GET /?a=b HTTP/1.1");
      client.send("OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n");
      assertThat(client.response(false).status()).isEqualTo(200);
      assertThat(last().startLine()).isEqualTo("OPTIONS * HTTP/1.1");
    }
  }
}
