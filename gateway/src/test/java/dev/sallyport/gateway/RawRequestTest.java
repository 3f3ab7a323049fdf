package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.TestClient.Response;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that two readers could read differently: refused, told, the connection closed, and
 * nothing of them at the origin that it could take for a request.
 */
class RawRequestTest {
  private static final String SITE = "raw.lab.test";
  private static final String HOST = "Host: " + SITE + "\r\n";
  private static final String POST = "POST / HTTP/1.1\r\n" + HOST;
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\n" + HOST + "\r\n";

  @TempDir static Path folder;
  private static RawOrigin origin;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    origin = RawOrigin.echo();
    gateway =
        RunningGateway.start(
            folder,
            LabPki.create(),
            RunningGateway.site(SITE, origin.url(), "limits: {head_bytes: 4KiB, fields: 30}"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    origin.close();
  }

  static List<Arguments> lengths() {
    List<Arguments> rows = new ArrayList<>();
    for (String value :
        List.of("", "+5", "-5", "0x5", "5,5", "5, 5", "5 5", "5;", "1e1", "9".repeat(19))) {
      rows.add(bad(POST + "Content-Length: " + value + "\r\n\r\nhello", 400, "content-length"));
    }
    String five = "Content-Length: 5\r\n";
    rows.add(bad(POST + five + five + "\r\nhello", 400, "content-length"));
    rows.add(bad(POST + five + "Content-Length: 6\r\n\r\nhello!", 400, "content-length"));
    rows.add(bad(POST + "Content-Length: 0\r\n" + five + "\r\nhello", 400, "content-length"));
    return rows;
  }

  static List<Arguments> encodings() {
    List<Arguments> rows = new ArrayList<>();
    String chunks = "\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
    for (String value :
        List.of(
            "",
            "identity",
            "gzip",
            "xchunked",
            "chunked, identity",
            "identity, chunked",
            "gzip, chunked",
            "chunked, chunked",
            "chunked chunked",
            "chunked;a=b",
            "\"chunked\"",
            ", chunked")) {
      rows.add(bad(POST + "Transfer-Encoding: " + value + chunks, 400, "transfer-encoding"));
    }
    String encoding = "Transfer-Encoding: chunked";
    rows.add(bad(POST + encoding + "\r\n" + encoding + chunks, 400, "transfer-encoding"));
    rows.add(bad("POST / HTTP/1.0\r\n" + HOST + encoding + chunks, 400, "transfer-encoding"));
    rows.add(bad(POST + "Transfer-Encoding : chunked" + chunks, 400, "space-before-colon"));
    rows.add(bad(POST + "Transfer-Encoding:\u000bchunked" + chunks, 400, "field-value"));
    rows.add(bad(POST + "Transfer-Encoding:\r\n chunked" + chunks, 400, "obsolete-folding"));
    rows.add(bad(POST + "X: a\nTransfer-Encoding: chunked" + chunks, 400, "bare-cr-or-lf"));
    String both = "Content-Length: 5\r\n";
    rows.add(bad(POST + both + encoding + chunks, 400, "length-and-encoding"));
    rows.add(bad(POST + encoding + "\r\n" + both.strip() + chunks, 400, "length-and-encoding"));
    rows.add(bad(POST + both + "Transfer-Encoding: x" + chunks, 400, "length-and-encoding"));
    return rows;
  }

  static List<Arguments> lines() {
    List<Arguments> rows = new ArrayList<>();
    String get = "GET / HTTP/1.1\r\n" + HOST;
    rows.add(bad(get + "X: a\r\n b\r\n\r\n", 400, "obsolete-folding"));
    rows.add(bad(get + "X: a\r\n\tb\r\n\r\n", 400, "obsolete-folding"));
    rows.add(bad("GET / HTTP/1.1\r\n " + HOST + "\r\n", 400, "obsolete-folding"));
    rows.add(bad("GET / HTTP/1.1\n" + HOST + "\n", 400, "bare-cr-or-lf"));
    rows.add(bad("GET / HTTP/1.1\r" + HOST + "\r\n", 400, "bare-cr-or-lf"));
    rows.add(bad(get + "\n", 400, "bare-cr-or-lf"));
    rows.add(bad(get + "X: a\rb\r\n\r\n", 400, "bare-cr-or-lf"));
    rows.add(bad(get + "X: a\nY: b\r\n\r\n", 400, "bare-cr-or-lf"));
    rows.add(bad(get + "X: a\r\r\n\r\n", 400, "bare-cr-or-lf"));
    rows.add(bad("\nGET / HTTP/1.1\r\n" + HOST + "\r\n", 400, "bare-cr-or-lf"));
    rows.add(bad(get + "X\u0000: a\r\n\r\n", 400, "field-name"));
    rows.add(bad(get + "X: a\u0000\r\n\r\n", 400, "field-value"));
    rows.add(bad(get + "X: \u007f\r\n\r\n", 400, "field-value"));
    rows.add(bad(get + "X : a\r\n\r\n", 400, "space-before-colon"));
    rows.add(bad(get + ": a\r\n\r\n", 400, "field-name"));
    rows.add(bad(get + "X\r\n\r\n", 400, "field-name"));
    rows.add(bad(get + "X(: a\r\n\r\n", 400, "field-name"));
    rows.add(bad(get + "X: " + "a".repeat(5000) + "\r\n\r\n", 431, "head-too-large"));
    rows.add(bad(get + "X: " + "a".repeat(5000), 431, "head-too-large"));
    rows.add(bad(get + "X: a\r\n".repeat(30) + "\r\n", 431, "too-many-fields"));
    return rows;
  }

  static List<Arguments> startLines() {
    List<Arguments> rows = new ArrayList<>();
    for (String line :
        List.of(
            "GET",
            "GET /",
            "GET / ",
            "GET  / HTTP/1.1",
            "GET / HTTP/1.1 ",
            "GET /a b HTTP/1.1",
            "GET / HTTP/1.1x",
            "GET / http/1.1",
            "GET / HTTP/1",
            "\u0001GET / HTTP/1.1",
            "GET /\u0000 HTTP/1.1",
            "GET /\u007f HTTP/1.1",
            "GET\t/\tHTTP/1.1",
            "G(T / HTTP/1.1",
            " GET / HTTP/1.1")) {
      String rule = line.matches("GET  / .*|GET /[\u0000\u007f] .*") ? "target" : "request-line";
      rows.add(bad(line + "\r\n" + HOST + "\r\n", 400, rule));
    }
    for (String version : List.of("HTTP/1.2", "HTTP/2.0", "HTTP/3.0")) {
      rows.add(bad("GET / " + version + "\r\n" + HOST + "\r\n", 505, "version"));
    }
    rows.add(bad("GET / HTTP/0.9\r\n" + HOST + "\r\n", 400, "request-line"));
    rows.add(bad("GET /a#b HTTP/1.1\r\n" + HOST + "\r\n", 400, "target"));
    rows.add(bad("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "version"));
    for (String target : List.of("*", SITE + ":443", "a/b", "ftp://" + SITE + "/", "http:/x")) {
      rows.add(bad("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n", 400, "target"));
    }
    rows.add(bad("CONNECT " + SITE + ":443 HTTP/1.1\r\n" + HOST + "\r\n", 405, "CONNECT"));
    for (String target : List.of(SITE, SITE + ":", ":443")) {
      rows.add(bad("CONNECT " + target + " HTTP/1.1\r\n" + HOST + "\r\n", 400, "target"));
    }
    return rows;
  }

  static List<Arguments> hosts() {
    List<Arguments> rows = new ArrayList<>();
    String get = "GET / HTTP/1.1\r\n";
    rows.add(bad(get + "X: a\r\n\r\n", 400, "host"));
    rows.add(bad(get + HOST + HOST + "\r\n", 400, "host"));
    rows.add(bad(get + HOST + "host: other.lab.test\r\n\r\n", 400, "host"));
    for (String host :
        List.of(
            "",
            SITE + "/a",
            "user@" + SITE,
            SITE + " x",
            SITE + ",x",
            SITE + ":x",
            SITE + ":123456",
            SITE + "?",
            SITE + "%00",
            SITE + "\u00e4")) {
      rows.add(bad(get + "Host: " + host + "\r\n\r\n", 400, "host"));
    }
    rows.add(bad("GET http://other.lab.test/ HTTP/1.1\r\n" + HOST + "\r\n", 400, "host"));
    rows.add(bad("GET https://u@" + SITE + "/ HTTP/1.1\r\n" + HOST + "\r\n", 400, "host"));
    return rows;
  }

  static List<Arguments> chunks() {
    List<Arguments> rows = new ArrayList<>();
    for (String body :
        List.of(
            "-1\r\n",
            "+5\r\nhello\r\n",
            "0x5\r\nhello\r\n",
            " 5\r\nhello\r\n",
            "5 \r\nhello\r\n",
            "g\r\n",
            "\r\nhello",
            "5\nhello\r\n",
            "5\rhello\r\n",
            "4\r\nhello\r\n",
            "5\r\nhello0\r\n",
            "5\r\nhello\n0\r\n",
            "1" + "0".repeat(15) + "\r\n",
            "5;" + "a".repeat(300) + "\r\nhello",
            "5;a\u0000\r\nhello",
            "5;a\nhello")) {
      rows.add(bad(CHUNKED + body + "0\r\n\r\n", 400, "chunk"));
    }
    String last = CHUNKED + "5\r\nhello\r\n0\r\n";
    rows.add(bad(last + "Content-Length: 5\r\n\r\n", 400, "trailer"));
    rows.add(bad(last + "Transfer-Encoding: chunked\r\n\r\n", 400, "trailer"));
    rows.add(bad(last + "Host: other\r\n\r\n", 400, "trailer"));
    rows.add(bad(last + "X: a\r\n b\r\n\r\n", 400, "obsolete-folding"));
    rows.add(bad(last + "X : a\r\n\r\n", 400, "space-before-colon"));
    rows.add(bad(last + "X: a\n\r\n", 400, "bare-cr-or-lf"));
    rows.add(bad(last + "X: " + "a".repeat(5000), 400, "trailer"));
    rows.add(bad(last + "X: a\r\n".repeat(31) + "\r\n", 400, "too-many-fields"));
    return rows;
  }

  private static Arguments bad(String request, int status, String rule) {
    return Arguments.of(shown(request), request, status, rule);
  }

  private static String shown(String request) {
    String text = request.replace("\r", "\\r").replace("\n", "\\n").replace("\u0000", "\\0");
    return text.length() > 120 ? text.substring(0, 120) + "..." : text;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"lengths", "encodings", "lines", "startLines", "hosts", "chunks"})
  void isRefused(String shown, String request, int status, String rule) throws Exception {
    int before = origin.requests().size();
    try (TestClient client = gateway.client(SITE)) {
      client.send(request + SMUGGLED);
      Response response = client.response(false);
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.field("Connection")).isEqualTo("close");
      assertThat(client.closed()).isTrue();
    }
    ExchangeRecord told = gateway.next();
    assertThat(told.status()).isEqualTo(status);
    assertThat(told.findings()).isNotEmpty();
    assertThat(told.findings().getFirst().cause().id())
        .isEqualTo("client.request." + (status == 431 ? "head-too-large" : "malformed"));
    assertThat(told.findings().getFirst().detail()).contains(rule);
    try (TestClient client = gateway.client(SITE)) {
      assertThat(client.get(SITE, "/after").status()).isEqualTo(200);
    }
    assertThat(gateway.next().findings()).isEmpty();
    assertThat(origin.requests().subList(before, origin.requests().size()))
        .extracting(RawOrigin.Request::startLine)
        .containsExactly("GET /after HTTP/1.1");
  }

  @Test
  void whatIsRefusedByItsHeadNeverReachesTheOrigin() throws Exception {
    int before = origin.heads().size();
    for (List<Arguments> rows : List.of(lengths(), encodings(), lines(), startLines(), hosts())) {
      try (TestClient client = gateway.client(SITE)) {
        client.send((String) rows.getFirst().get()[1] + SMUGGLED);
        client.response(false);
        gateway.next();
      }
    }
    assertThat(origin.heads()).hasSize(before);
  }

  @Test
  void aRequestInTheBodyOfAGetIsBody() throws Exception {
    int before = origin.requests().size();
    try (TestClient client = gateway.client(SITE)) {
      client.send(
          "GET /outer HTTP/1.1\r\n" + HOST + "Content-Length: " + SMUGGLED.length() + "\r\n\r\n");
      client.send(SMUGGLED);
      assertThat(client.response(false).body()).isEqualTo("GET /outer HTTP/1.1");
      assertThat(client.get(SITE, "/next").body()).isEqualTo("GET /next HTTP/1.1");
    }
    gateway.next();
    gateway.next();
    assertThat(origin.requests().subList(before, origin.requests().size()))
        .extracting(RawOrigin.Request::body)
        .containsExactly(SMUGGLED, "");
  }

  @Test
  void pipelinedRequestsAreServedInOrder() throws Exception {
    int count = 40;
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append(i % 3 == 0 ? "GET /" + i + " HTTP/1.1\r\n" + HOST + "\r\n" : "");
      all.append(
          i % 3 == 1 ? "POST /" + i + " HTTP/1.1\r\n" + HOST + "Content-Length: 3\r\n\r\nabc" : "");
      all.append(
          i % 3 == 2
              ? "PUT /"
                  + i
                  + " HTTP/1.1\r\n"
                  + HOST
                  + "Transfer-Encoding: chunked\r\n\r\n"
                  + "3;x=y\r\nabc\r\n0\r\n\r\n\r\n"
              : "");
    }
    try (TestClient client = gateway.client(SITE)) {
      client.send(all.toString());
      for (int i = 0; i < count; i++) {
        assertThat(client.response(false).body()).contains(" /" + i + " ");
        gateway.next();
      }
    }
  }

  @Test
  void whatIsSentAheadByteByByteIsServedToo() throws Exception {
    String long1 = "GET /1 HTTP/1.1\r\n" + HOST + "X: " + "a".repeat(3000) + "\r\n\r\n";
    try (TestClient client = gateway.client(SITE)) {
      client.send(
          "POST /0 HTTP/1.1\r\n" + HOST + "Expect: 100-continue\r\nContent-Length: 1\r\n\r\n");
      String ahead = "x" + long1.repeat(8);
      for (int i = 0; i < ahead.length(); i++) {
        client.send(ahead.substring(i, i + 1));
      }
      for (int i = 0; i < 9; i++) {
        assertThat(client.response(false).status()).isEqualTo(200);
        gateway.next();
      }
    }
  }
}
