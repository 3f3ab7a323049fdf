package dev.sallyport.wire.http1;

import static dev.sallyport.wire.http1.Messages.broken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The framing of chunked bodies, strict and bounded. */
class ChunkedBodyTest {
  private static final int MAX_TRAILER_BYTES = 100;

  private static final class Read {
    final ChunkedBody body = new ChunkedBody(MAX_TRAILER_BYTES, 3);
    final StringBuilder data = new StringBuilder();
    int at;

    Read(String text) throws MalformedMessage {
      byte[] bytes = Messages.bytes(text);
      while (at < bytes.length && !body.ended()) {
        if (body.dataLeft() > 0) {
          int n = (int) Math.min(body.dataLeft(), bytes.length - at);
          data.append(text, at, at + n);
          body.took(n);
          at += n;
        } else {
          body.framing(bytes[at++]);
        }
      }
    }
  }

  private static Read read(String text) throws MalformedMessage {
    return new Read(text);
  }

  @Test
  void readsChunksExtensionsAndTrailers() throws Exception {
    String text = "5\r\nhello\r\nA;a=b;c=\"d\te\"\r\n, big wide\r\n000\r\nx-sum: 1\r\n\r\n";
    Read read = read(text + "next");
    assertThat(read.body.ended()).isTrue();
    assertThat(read.data).hasToString("hello, big wide");
    assertThat(read.body.trailers()).hasToString("x-sum: 1\n");
    assertThat(read.at).isEqualTo(text.length());
  }

  @Test
  void hasNoTrailersBeforeItsEnd() throws Exception {
    Read read = read("0\r\nx: y\r\n");
    assertThat(read.body.ended()).isFalse();
    assertThat(read.body.trailers().size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1\r\n",
        "+1\r\n",
        "0x1\r\n",
        " 1\r\n",
        "1 \r\n",
        "1 ;a\r\n",
        "\r\n",
        ";a\r\n",
        "g\r\n",
        "1\n",
        "1\rx",
        "1;a\n",
        "1;a\rx",
        "1;\u0000\r\n",
        "1;\u007f\r\n",
        "1,1\r\n",
        "1000000000000000\r\n",
        "0000000000000001\r\n",
        "1\r\nab\r\n",
        "1\r\na\n",
        "1\r\na\rx",
        "2\r\na\r\n0\r\n\r\n",
        "\u00b2\r\n"
      })
  void refusesFramingThatReadsTwoWays(String text) {
    assertThat(broken(() -> read(text)).word()).isEqualTo("chunk");
  }

  @Test
  void boundsTheSizeLine() throws Exception {
    assertThat(read("1;" + "a".repeat(250) + "\r\nx\r\n").data).hasToString("x");
    assertThat(broken(() -> read("1;" + "a".repeat(300))).word()).isEqualTo("chunk");
  }

  static List<Arguments> badSections() {
    return List.of(
        Arguments.of(" x: y", "obsolete-folding"),
        Arguments.of("x: y\r\n z", "obsolete-folding"),
        Arguments.of("x : y", "space-before-colon"),
        Arguments.of(": y", "field-name"),
        Arguments.of("x: y\nz: a", "bare-cr-or-lf"),
        Arguments.of("x: \u0000", "field-value"),
        Arguments.of("a: 1\r\nb: 2\r\nc: 3\r\nd: 4", "too-many-fields"));
  }

  @ParameterizedTest
  @MethodSource("badSections")
  void refusesATrailerSection(String lines, String rule) {
    assertThat(broken(() -> read("0\r\n" + lines + "\r\n\r\n")).word()).isEqualTo(rule);
  }

  @Test
  void boundsTheTrailerSection() throws Exception {
    assertThat(read("0\r\nx: " + "y".repeat(93) + "\r\n\r\n").body.ended()).isTrue();
    assertThat(broken(() -> read("0\r\nx: " + "y".repeat(94) + "\r\n\r\n")).word())
        .isEqualTo("trailer");
  }

  @Test
  void isNotAskedForFramingAmidstData() throws Exception {
    Read read = read("2\r\n");
    assertThat(read.body.dataLeft()).isEqualTo(2);
    assertThatThrownBy(() -> read.body.framing((byte) 'a'))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length",
        "transfer-encoding",
        "HOST",
        "Authorization",
        "Connection",
        "TE"
      })
  void noFieldOfTheHeadBelongsIntoATrailerSection(String name) throws Exception {
    FieldLines section = read("0\r\nx: y\r\n" + name + ": 1\r\n\r\n").body.trailers();
    assertThat(broken(() -> Trailers.check(section)).word()).isEqualTo("trailer");
    assertThat(Trailers.allowed(section)).hasToString("x: y\n");
  }

  @Test
  void otherFieldsMayBeInATrailerSection() throws Exception {
    FieldLines section = read("0\r\nServer-Timing: a\r\nDate: b\r\n\r\n").body.trailers();
    Trailers.check(section);
    assertThat(Trailers.allowed(section)).hasToString("Server-Timing: a\nDate: b\n");
  }
}
