package dev.sallyport.lab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
  private static RequestReader reader(String text) {
    return new RequestReader(
        new ByteArrayInputStream(text.replace("<>", "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String body(RequestReader reader) throws Exception {
    RequestHead head = reader.head().orElseThrow();
    return new String(reader.body(head).readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void requestsFollowOneAnother() throws Exception {
    RequestReader reader =
        reader(
            "POST /a HTTP/1.1<>Content-Length: 3<><>abc"
                + "POST /b HTTP/1.1<>Transfer-Encoding: chunked<><>2;x=y<>de<>1<>f<>0<>T: t<><>"
                + "GET /c?n=7 HTTP/1.0<><>");
    assertThat(body(reader)).isEqualTo("abc");
    assertThat(body(reader)).isEqualTo("def");
    RequestHead last = reader.head().orElseThrow();
    assertThat(last.path()).isEqualTo("/c");
    assertThat(last.queryNumber("n", 0)).isEqualTo(7);
    assertThat(last.keepAlive()).isFalse();
    assertThat(reader.head()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400,GET /<><>",
    "400,GET / HTTP/1.1<>no colon<><>",
    "400,POST / HTTP/1.1<>Content-Length: -1<><>",
    "400,POST / HTTP/1.1<>Content-Length: 1<>Transfer-Encoding: chunked<><>",
    "501,POST / HTTP/1.1<>Transfer-Encoding: gzip<><>",
    "400,POST / HTTP/1.1<>Transfer-Encoding: chunked<><>x<>",
    "400,POST / HTTP/1.1<>Transfer-Encoding: chunked<><>1<>abc<>"
  })
  void aMalformedRequestHasItsStatus(int status, String text) {
    assertThatThrownBy(() -> body(reader(text)))
        .asInstanceOf(InstanceOfAssertFactories.type(MalformedRequest.class))
        .extracting(MalformedRequest::status)
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HT",
    "POST / HTTP/1.1<>Content-Length: 3<><>ab",
    "POST / HTTP/1.1<>Transfer-Encoding: chunked<><>3<>ab",
    "POST / HTTP/1.1<>Transfer-Encoding: chunked<><>3"
  })
  void aCutRequestIsNoRequest(String text) {
    assertThatThrownBy(() -> body(reader(text))).isInstanceOf(EOFException.class);
  }

  @Test
  void theHeadIsBounded() {
    String head = "GET / HTTP/1.1<>A: " + "x".repeat(RequestReader.MAX_HEAD_BYTES) + "<><>";
    assertThatThrownBy(() -> body(reader(head))).hasMessageContaining("1048576 bytes");
  }
}
