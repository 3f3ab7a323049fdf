package dev.sallyport.capture.analysis;

import static dev.sallyport.capture.analysis.Wire.ACK;
import static dev.sallyport.capture.analysis.Wire.FIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.keys.Keys;
import dev.sallyport.diagnosis.cause.Finding;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An origin that speaks something else than it was asked in. */
class OtherAnswersTest {
  private static final String GET = "GET /x HTTP/1.1\r\nHost: a\r\n";

  /** A ClientHello of TLS 1.2 with one suite (RFC 5246 section 7.4.1.2). */
  private static final String CLIENT_HELLO =
      "\26\3\1\0\55\1\0\0\51\3\3" + "r".repeat(32) + "\0\0\2\0\57\1\0";

  private static List<String> findings(Wire wire) throws IOException {
    return SharedCaptures.flows(new Keys(), wire.pcap()).stream()
        .flatMap(flow -> flow.findings().stream())
        .map(OtherAnswersTest::words)
        .toList();
  }

  private static String words(Finding finding) {
    return finding.cause().id() + " " + finding.certainty().word() + ": " + finding.detail();
  }

  private static Wire answered(String asked, String answer) {
    return new Wire()
        .connected()
        .client(0.03, ACK, 0, 0, asked)
        .origin(0.04, ACK, 0, asked.length(), answer)
        .origin(0.05, FIN | ACK, answer.length(), asked.length(), "")
        .client(0.06, FIN | ACK, asked.length(), answer.length() + 1, "");
  }

  @Test
  void plainHttpToAClientHelloIsPlainHttp() throws IOException {
    assertThat(findings(answered(CLIENT_HELLO, "HTTP/1.1 400 Bad Request\r\n\r\nno")))
        .containsExactly(
            "origin.handshake.plain-http certain: The origin answered with `HTTP/1.1 400 Bad Request`.");
  }

  @Test
  void soItIsInTinySegments() throws IOException {
    Wire wire = new Wire().connected().client(0.03, ACK, 0, 0, CLIENT_HELLO);
    String answer = "HTTP/1.1 400 Bad Request\r\n\r\n";
    for (int i = 0; i < answer.length(); i++) {
      wire.origin(0.04 + i * 0.001, ACK, i, CLIENT_HELLO.length(), answer.substring(i, i + 1));
    }
    wire.origin(0.5, FIN | ACK, answer.length(), CLIENT_HELLO.length(), "");
    assertThat(findings(wire)).first().asString().startsWith("origin.handshake.plain-http certain");
  }

  @Test
  void whoeverSpeaksAnotherProtocolFirstWasNotAskedForTls() throws IOException {
    assertThat(
            findings(
                new Wire()
                    .connected()
                    .origin(0.03, ACK, 0, 0, "SSH-2.0-OpenSSH_9.2\r\n")
                    .client(0.04, ACK, 0, 21, "SSH-2.0-client\r\n")
                    .origin(0.05, FIN | ACK, 21, 16, "")
                    .client(0.06, FIN | ACK, 16, 22, "")))
        .isEmpty();
  }

  @Test
  void anAnswerThatIsNoHttpIsMalformedAndNotTruncated() throws IOException {
    assertThat(findings(answered(GET + "\r\n", "+OK POP3 ready")))
        .containsExactly(
            "origin.response.malformed certain: The response breaks the rule status-line: it begins"
                + " with `+OK POP3 ready`, not with HTTP/.");
    assertThat(findings(answered(GET + "\r\n", "HTTP/1.1 20")))
        .first()
        .asString()
        .startsWith("origin.response.truncated certain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ok", "ok\n\n"})
  void bytesBehindTheLastResponseWereAskedForByNobody(String behind) throws IOException {
    String answer = "HTTP/1.1 204 No Content\r\n\r\n";
    assertThat(findings(answered(GET + "\r\n", answer + behind)))
        .singleElement()
        .asString()
        .startsWith("origin.response.unexpected-bytes certain: ")
        .contains("bytes after the response: ");
  }

  private static Wire untilClose(double closed) {
    String answer = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nwhole";
    int asked = GET.length() + 2;
    return new Wire()
        .connected()
        .client(0.03, ACK, 0, 0, GET + "\r\n")
        .origin(0.04, ACK, 0, asked, answer)
        .origin(closed, FIN | ACK, answer.length(), asked, "")
        .client(closed + 0.01, FIN | ACK, asked, answer.length() + 1, "");
  }

  @Test
  void aConnectionThatIsClosedLateKeepsTheEndOfTheResponseBack() throws IOException {
    assertThat(findings(untilClose(20.04)))
        .containsExactly(
            "origin.response.closed-late likely: The origin closed 20.00 s after the last byte of its"
                + " response.");
    assertThat(findings(untilClose(1.5))).isEmpty();
  }

  @Test
  void aClientThatDoesNotWaitForItMayHaveLeftForThat() throws IOException {
    String answer = "HTTP/1.1 200 OK\r\n\r\nwhole";
    int asked = GET.length() + 2;
    assertThat(
            findings(
                new Wire()
                    .connected()
                    .client(0.03, ACK, 0, 0, GET + "\r\n")
                    .origin(0.04, ACK, 0, asked, answer)
                    .client(30.04, FIN | ACK, asked, answer.length(), "")))
        .anyMatch(each -> each.startsWith("origin.response.closed-late possible"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2c", "H2C", "h2c, HTTP/3.0"})
  void anOfferOfHttp2NeedNotBeTakenUp(String offered) throws IOException {
    String asked = GET + "Connection: Upgrade\r\nUpgrade: " + offered + "\r\n\r\n";
    assertThat(findings(answered(asked, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")))
        .isEmpty();
  }

  @Test
  void anOfferOfAWebSocketMust() throws IOException {
    String asked = GET + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    assertThat(findings(answered(asked, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")))
        .first()
        .asString()
        .startsWith("origin.tunnel.upgrade-refused certain");
  }
}
