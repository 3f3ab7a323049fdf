package dev.sallyport.wire.http1;

import static dev.sallyport.wire.http1.Messages.broken;
import static dev.sallyport.wire.http1.Messages.request;
import static dev.sallyport.wire.http1.Messages.response;
import static dev.sallyport.wire.http1.Messages.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a body ends is said once and clearly, or the message is refused (RFC 9112 6.3). */
class BodyFramingTest {
  private static BodyFraming ofRequest(String... lines) throws MalformedMessage {
    return BodyFraming.ofRequest(with(lines));
  }

  private static BodyFraming ofResponse(String method, int status, String... lines)
      throws MalformedMessage {
    String fields = lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n";
    return BodyFraming.ofResponse(
        response("HTTP/1.1 " + status + " x\r\n" + fields + "\r\n"), method);
  }

  @Test
  void framesRequests() throws Exception {
    assertThat(ofRequest("Host: a")).isEqualTo(BodyFraming.NONE);
    assertThat(ofRequest("Content-Length: 0")).isEqualTo(new BodyFraming.Length(0));
    assertThat(ofRequest("content-length: 0012")).isEqualTo(new BodyFraming.Length(12));
    assertThat(ofRequest("Content-Length: 999999999999999999"))
        .isEqualTo(new BodyFraming.Length(999_999_999_999_999_999L));
    assertThat(ofRequest("Transfer-Encoding: Chunked")).isEqualTo(BodyFraming.CHUNKED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+1",
        "-1",
        "0x1",
        "1 1",
        "1,1",
        "1, 1",
        "1.0",
        "1e1",
        "a",
        "\u00b2",
        "1;",
        "\u00bd",
        "1000000000000000000",
        "99999999999999999999"
      })
  void refusesALengthThatIsNotDigits(String value) {
    assertThat(broken(() -> ofRequest("Content-Length: " + value)).word())
        .isEqualTo("content-length");
  }

  @ParameterizedTest
  @CsvSource({"5,5", "5,6", "5,", "0,5"})
  void refusesTwoLengths(String first, String second) {
    String other = second == null ? "" : second;
    assertThat(
            broken(() -> ofRequest("Content-Length: " + first, "Content-Length: " + other)).word())
        .isEqualTo("content-length");
  }

  @Test
  void refusesLengthWithEncodingInEitherOrder() {
    String length = "Content-Length: 5";
    String encoding = "Transfer-Encoding: chunked";
    assertThat(broken(() -> ofRequest(length, encoding)).word()).isEqualTo("length-and-encoding");
    assertThat(broken(() -> ofRequest(encoding, length)).word()).isEqualTo("length-and-encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "identity",
        "gzip",
        "xchunked",
        "chunkedx",
        "chunked, chunked",
        "chunked, identity",
        "identity, chunked",
        "gzip, chunked",
        "chunked,",
        ",chunked",
        "\"chunked\"",
        "chunked;q=1",
        "chunked chunked",
        "\u000bchunked",
        "chun\u0000ked"
      })
  void refusesAnyOtherEncoding(String value) {
    assertThat(broken(() -> ofRequest("Transfer-Encoding: " + value)).word())
        .isIn("transfer-encoding", "field-value");
  }

  @Test
  void refusesTwoEncodingsAndOneInHttp10() {
    String encoding = "Transfer-Encoding: chunked";
    assertThat(broken(() -> ofRequest(encoding, encoding)).word()).isEqualTo("transfer-encoding");
    assertThat(
            broken(() ->
                    BodyFraming.ofRequest(request("POST / HTTP/1.0\r\n" + encoding + "\r\n\r\n")))
                .word())
        .isEqualTo("transfer-encoding");
  }

  @Test
  void framesResponses() throws Exception {
    assertThat(ofResponse("GET", 200)).isEqualTo(BodyFraming.UNTIL_CLOSE);
    assertThat(ofResponse("GET", 200, "Content-Length: 3")).isEqualTo(new BodyFraming.Length(3));
    assertThat(ofResponse("GET", 200, "Transfer-Encoding: chunked")).isEqualTo(BodyFraming.CHUNKED);
    assertThat(ofResponse("HEAD", 200, "Content-Length: 3")).isEqualTo(BodyFraming.NONE);
    assertThat(ofResponse("HEAD", 200, "Transfer-Encoding: chunked")).isEqualTo(BodyFraming.NONE);
    assertThat(ofResponse("GET", 204)).isEqualTo(BodyFraming.NONE);
    assertThat(ofResponse("GET", 304, "Content-Length: 3")).isEqualTo(BodyFraming.NONE);
    assertThat(ofResponse("GET", 100)).isEqualTo(BodyFraming.NONE);
  }

  @Test
  void takesEqualLengthsOfAResponseAsOne() throws Exception {
    assertThat(ofResponse("GET", 200, "Content-Length: 3", "Content-Length: 3"))
        .isEqualTo(new BodyFraming.Length(3));
    assertThat(
            broken(() -> ofResponse("GET", 200, "Content-Length: 3", "Content-Length: 4")).word())
        .isEqualTo("content-length");
  }

  @Test
  void refusesAResponseOfTwoFramings() {
    assertThat(
            broken(() -> ofResponse("GET", 200, "Content-Length: 3", "Transfer-Encoding: chunked"))
                .word())
        .isEqualTo("length-and-encoding");
    assertThat(broken(() -> ofResponse("GET", 200, "Transfer-Encoding: gzip, chunked")).word())
        .isEqualTo("transfer-encoding");
  }
}
