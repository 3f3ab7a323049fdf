package dev.sallyport.capture.analysis;

import static dev.sallyport.capture.analysis.Wire.ACK;
import static dev.sallyport.capture.analysis.Wire.FIN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.keys.Keys;
import dev.sallyport.capture.trail.Timing;
import dev.sallyport.diagnosis.report.EventText;
import dev.sallyport.diagnosis.trail.Event;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP may do besides one request and one answer. */
class HttpInCapturesTest {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  /** One side after the other, each from where it was. */
  private static final class Talk {
    private final Wire wire = new Wire().connected();
    private double second = 0.1;
    private int client;
    private int origin;

    Talk client(String text) {
      wire.client(second += 0.1, ACK, client, origin, text);
      client += text.length();
      return this;
    }

    Talk origin(String text) {
      wire.origin(second += 0.1, ACK, origin, client, text);
      origin += text.length();
      return this;
    }

    Talk after(double seconds) {
      second += seconds;
      return this;
    }

    AnalysedFlow closed() throws IOException {
      wire.origin(second += 0.1, FIN | ACK, origin, client, "");
      wire.client(second += 0.1, FIN | ACK, client, origin + 1, "");
      List<AnalysedFlow> flows = SharedCaptures.flows(new Keys(), wire.pcap());
      assertThat(flows).hasSize(1);
      return flows.getFirst();
    }
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
  }

  private static String answer(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
  }

  private static String frame(int type, int flags, int stream, String payload) {
    String head =
        new String(
            new byte[] {
              0,
              (byte) (payload.length() >> 8),
              (byte) payload.length(),
              (byte) type,
              (byte) flags,
              0,
              0,
              0,
              (byte) stream
            },
            ISO_8859_1);
    return head + payload;
  }

  private static List<String> told(AnalysedFlow flow) {
    return flow.trail().events().stream().map(at -> EventText.of(at.event())).toList();
  }

  private static List<String> causes(AnalysedFlow flow) {
    return flow.findings().stream().map(finding -> finding.cause().id()).toList();
  }

  @Test
  void requestsThatDoNotWaitFindTheirAnswers() throws IOException {
    AnalysedFlow flow =
        new Talk()
            .client(get("/a") + get("/b") + get("/c"))
            .origin(answer("1") + answer("22"))
            .origin(answer("333"))
            .closed();
    assertThat(flow.requests()).isEqualTo(3);
    assertThat(flow.responses()).isEqualTo(3);
    assertThat(flow.findings()).isEmpty();
    assertThat(flow.timing().exchanges())
        .extracting(one -> one.request() + " " + one.status() + " " + one.bodyBytes())
        .containsExactly("GET /a 200 1", "GET /b 200 2", "GET /c 200 3");
  }

  @ParameterizedTest(name = "segments of {0}")
  @CsvSource({"1", "3", "1000"})
  void chunksAreCountedWithoutTheirFraming(int bytes) throws IOException {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    String response =
        head + String.join("\r\n", "5;x=y", "hello", "1", "!", "0", "Checksum: 1", "", "");
    Talk talk = new Talk().client(get("/a"));
    for (int at = 0; at < response.length(); at += bytes) {
      talk.origin(response.substring(at, Math.min(response.length(), at + bytes)));
    }
    AnalysedFlow flow = talk.client(get("/b")).origin(answer("ok")).closed();
    assertThat(told(flow)).contains("end of response, 6 body bytes", "GET /b");
    assertThat(flow.responses()).isEqualTo(2);
    assertThat(flow.findings()).isEmpty();
  }

  @Test
  void whoWaitsFor100GetsIt() throws IOException {
    AnalysedFlow flow =
        new Talk()
            .client(
                "PUT /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
            .origin("HTTP/1.1 100 Continue\r\n\r\n")
            .client("body")
            .origin(answer("ok"))
            .closed();
    assertThat(told(flow))
        .containsSubsequence("PUT /a", "100", "end of request, 4 body bytes", "200 HTTP/1.1");
    assertThat(flow.responses()).isEqualTo(1);
    assertThat(flow.findings()).isEmpty();
  }

  @Test
  void behindAnUpgradeNothingIsTakenForHttp() throws IOException {
    String upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
    AnalysedFlow flow =
        new Talk()
            .client("GET /chat HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n")
            .origin("HTTP/1.1 101 Switching Protocols\r\n" + upgrade + "\r\n\u0081\u0002hi")
            .client("\u0081\u0085GET / HTTP/1.1\r\n\r\n")
            .origin("\u0088\u0000")
            .closed();
    assertThat(told(flow)).containsSubsequence("GET /chat", "upgrade to websocket", "101");
    assertThat(flow.requests()).isEqualTo(1);
    assertThat(flow.findings()).isEmpty();
  }

  @Test
  void aTunnelIsNoHttp() throws IOException {
    AnalysedFlow flow =
        new Talk()
            .client("CONNECT b:443 HTTP/1.1\r\nHost: b:443\r\n\r\n")
            .origin("HTTP/1.1 200 OK\r\n\r\n")
            .client("\u0016\u0003\u0001 what follows")
            .origin("more")
            .closed();
    assertThat(flow.requests()).isEqualTo(1);
    assertThat(flow.findings()).isEmpty();
  }

  @Test
  void headHasNoBodyAndThreeOhFourNeither() throws IOException {
    AnalysedFlow flow =
        new Talk()
            .client("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n")
            .origin("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n")
            .client(get("/b"))
            .origin("HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n")
            .client(get("/c"))
            .origin(answer("ok"))
            .closed();
    assertThat(flow.responses()).isEqualTo(3);
    assertThat(flow.findings()).isEmpty();
  }

  @Test
  void thinkTimeAndTransferAreMeasured() throws IOException {
    String response = answer("x".repeat(200));
    Talk talk =
        new Talk()
            .client("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n")
            .after(0.4)
            .client("body")
            .after(2)
            .origin(response.substring(0, 100))
            .after(1)
            .origin(response.substring(100));
    Timing timing = talk.closed().timing();
    assertThat(timing.connectNanos()).isEqualTo(10_000_000);
    assertThat(timing.handshakeNanos()).isEqualTo(Timing.UNKNOWN);
    assertThat(timing.exchanges())
        .containsExactly(
            new Timing.Exchange("POST /a", 200, 500_000_000, 2_100_000_000L, 1_100_000_000, 200));
  }

  private static String redirect(String location) {
    return "HTTP/1.1 301 Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n".formatted(location);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a/x?y=1",
        "HTTP://A/x?y=1",
        "http://a:80/x?y=1#z",
        "/x?y=1",
        "//a/x?y=1",
        "x?y=1"
      })
  void aRedirectToTheSameUrlTwiceIsALoop(String location) throws IOException {
    Talk once = new Talk().client(get("/x?y=1")).origin(redirect(location));
    Talk twice =
        new Talk()
            .client(get("/x?y=1"))
            .origin(redirect(location))
            .client(get("/x?y=1"))
            .origin(redirect(location));
    assertThat(causes(once.client(get("/x?y=1")).origin(answer("ok")).closed())).isEmpty();
    AnalysedFlow flow = twice.closed();
    assertThat(causes(flow)).containsExactly("origin.response.redirect-loop");
    assertThat(told(flow)).contains("redirect to itself, " + location);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a/x?y=1",
        "http://b/x?y=1",
        "http://a:8080/x?y=1",
        "http://a/x",
        "y?y=1",
        "http://a/x?y=1 and more",
        ""
      })
  void aRedirectElsewhereIsNone(String location) throws IOException {
    Talk twice =
        new Talk()
            .client(get("/x?y=1"))
            .origin(redirect(location))
            .client(get("/x?y=1"))
            .origin(redirect(location));
    assertThat(causes(twice.closed())).isEmpty();
  }

  /** HPACK (RFC 7541 appendix A): 2 is GET, 4 is /, 6 is http, 8 is 200. */
  private static Talk http2() {
    return new Talk()
        .client(PREFACE + frame(4, 0, 0, ""))
        .origin(frame(4, 0, 0, "") + frame(4, 1, 0, ""))
        .client(frame(4, 1, 0, "") + frame(1, 5, 1, "\u0082\u0084\u0086"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "8, CANCEL, origin.response.stream-reset",
    "7, REFUSED_STREAM, origin.response.stream-reset",
    "13, HTTP_1_1_REQUIRED, origin.response.http-1-1-required",
    "200, 0xC8, origin.response.stream-reset"
  })
  void aStreamThatIsResetSaysWhy(int code, String name, String cause) throws IOException {
    AnalysedFlow flow = http2().origin(frame(3, 0, 1, "\0\0\0" + (char) code)).closed();
    assertThat(told(flow)).contains("GET /", "stream reset " + name);
    assertThat(causes(flow)).contains(cause);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "11, ENHANCE_YOUR_CALM, origin.response.stream-reset",
    "12, INADEQUATE_SECURITY, origin.response.stream-reset",
    "13, HTTP_1_1_REQUIRED, origin.response.http-1-1-required"
  })
  void aConnectionThatIsGivenUpSaysWhy(int code, String name, String cause) throws IOException {
    AnalysedFlow flow = http2().origin(frame(7, 0, 0, "\0\0\0\1\0\0\0" + (char) code)).closed();
    assertThat(told(flow)).contains("GOAWAY " + name + ", last stream 1");
    assertThat(flow.findings().getFirst().cause().id()).isEqualTo(cause);
    assertThat(flow.findings().getFirst().detail()).contains("GOAWAY " + name);
  }

  @Test
  void anOrderlyGoodbyeIsToldAndIsNoFault() throws IOException {
    AnalysedFlow flow =
        http2()
            .origin(frame(1, 4, 1, "\u0088") + frame(0, 1, 1, "ok"))
            .origin(frame(7, 0, 0, "\0\0\0\1\0\0\0\0"))
            .closed();
    assertThat(told(flow))
        .containsSubsequence("end of response, 2 body bytes", "GOAWAY NO_ERROR, last stream 1");
    assertThat(flow.findings()).isEmpty();
    assertThat(flow.trail().events()).noneMatch(at -> at.event() instanceof Event.StreamReset);
  }

  @Test
  void streamsSideBySideHaveTimesOfTheirOwn() throws IOException {
    AnalysedFlow flow =
        http2()
            .client(frame(1, 5, 3, "\u0082\u0084\u0086"))
            .origin(frame(1, 5, 3, "\u0088"))
            .after(5)
            .origin(frame(1, 5, 1, "\u0088"))
            .closed();
    assertThat(flow.timing().exchanges())
        .extracting(Timing.Exchange::thinkNanos)
        .containsExactly(5_300_000_000L, 100_000_000L);
  }
}
