package dev.sallyport.wire.http1;

import static dev.sallyport.wire.http1.Messages.broken;
import static dev.sallyport.wire.http1.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Responses: what old origins get wrong harmlessly is mended, the rest is refused. */
class ResponseHeadTest {
  @Test
  void readsAHead() throws Exception {
    ResponseHead head = response("HTTP/1.1 404 Not  Found\r\nServer: x\r\n\r\n");
    assertThat(head.status()).isEqualTo(404);
    assertThat(head.reason()).isEqualTo("Not  Found");
    assertThat(head.fields().first("server")).isEqualTo("x");
    assertThat(head.persistent()).isTrue();
    assertThat(head.informational()).isFalse();
  }

  @Test
  void takesAStatusLineWithoutAReason() throws Exception {
    assertThat(response("HTTP/1.1 200\r\n\r\n").reason()).isEmpty();
    assertThat(response("HTTP/1.1 200 \r\n\r\n").reason()).isEmpty();
    assertThat(response("HTTP/1.0 100 \r\n\r\n").informational()).isTrue();
  }

  @Test
  void mendsFoldingAndSpaceBeforeTheColon() throws Exception {
    ResponseHead head = response("HTTP/1.1 200 OK\r\nx : a\r\n\tb\r\n  c\r\ny: d\r\n\r\n");
    assertThat(head.fields().name(0)).isEqualTo("x");
    assertThat(head.fields().value(0)).startsWith("a").endsWith("c").doesNotContain("\r", "\n");
    assertThat(head.fields().value(1)).isEqualTo("d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "HTTP/1.1|status-line",
        "HTTP/1.1 |status-line",
        "HTTP/1.1 20|status-line",
        "HTTP/1.1 2000 OK|status-line",
        "HTTP/1.1 099 OK|status-line",
        "HTTP/1.1 -20 OK|status-line",
        "HTTP/1.1  200 OK|status-line",
        "HTTP/1 200 OK|status-line",
        "ICY 200 OK|status-line",
        "HTTP/1.1 200 O\u0001K|status-line",
        "|status-line",
      })
  void refusesAStatusLine(String line, String rule) {
    assertThat(broken(() -> response(line + "\r\nx: y\r\n\r\n")).word()).isEqualTo(rule);
  }

  static List<Arguments> badLines() {
    return List.of(
        Arguments.of(" x: y", "obsolete-folding"),
        Arguments.of("x", "field-name"),
        Arguments.of(": y", "field-name"),
        Arguments.of("x: \u0000", "field-value"),
        Arguments.of("x: a\nb: c", "bare-cr-or-lf"),
        Arguments.of("x: a\rb: c", "bare-cr-or-lf"));
  }

  @ParameterizedTest
  @MethodSource("badLines")
  void refusesAFieldLine(String line, String rule) {
    assertThat(broken(() -> response("HTTP/1.1 200 OK\r\n" + line + "\r\n\r\n")).word())
        .isEqualTo(rule);
  }
}
