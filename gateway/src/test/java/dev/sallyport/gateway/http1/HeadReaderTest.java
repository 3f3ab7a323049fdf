package dev.sallyport.gateway.http1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.wire.http1.MalformedMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads are cut out of the stream at their empty line, in whatever pieces they come. */
class HeadReaderTest {
  private static final int MAX = 3000;
  private static final String HEAD = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private static ByteBuf buffer(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
  }

  private static String taken(HeadReader reader) {
    int length = reader.length();
    return new String(reader.take(), 0, length, StandardCharsets.ISO_8859_1);
  }

  @Test
  void takesAHeadAndLeavesWhatFollows() throws Exception {
    HeadReader reader = new HeadReader(MAX);
    ByteBuf in = buffer(HEAD + HEAD + "rest");
    assertThat(reader.read(in)).isTrue();
    assertThat(taken(reader)).isEqualTo(HEAD);
    assertThat(reader.begun()).isFalse();
    assertThat(reader.read(in)).isTrue();
    assertThat(taken(reader)).isEqualTo(HEAD);
    assertThat(in.toString(StandardCharsets.ISO_8859_1)).isEqualTo("rest");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1023, 1024, 1025, 2500})
  void readsPiecesOfAnySize(int size) throws Exception {
    String head = "GET / HTTP/1.1\r\nX: " + "a".repeat(2400) + "\r\n\r\n";
    HeadReader reader = new HeadReader(MAX);
    for (int at = 0; at < head.length(); at += size) {
      int to = Math.min(head.length(), at + size);
      assertThat(reader.read(buffer(head.substring(at, to)))).isEqualTo(to == head.length());
      assertThat(reader.begun()).isTrue();
    }
    assertThat(taken(reader)).isEqualTo(head);
  }

  @Test
  void boundsTheHead() throws Exception {
    String line = "X: " + "a".repeat(MAX - 9);
    assertThat(new HeadReader(MAX).read(buffer("\r\n" + line + "\r\n\r\n"))).isTrue();
    assertRefused("\r\n" + line + "a\r\n\r\n", "head-too-large");
    assertRefused(line + "a".repeat(MAX), "head-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "G\n", "GET / HTTP/1.1\nHost: a", "a\rb", "a\r\r", "a\r\n\n", "\r\r\n"})
  void doesNotWaitForTheEndOfAHeadWithBareLineBreaks(String text) {
    assertRefused(text, "bare-cr-or-lf");
  }

  private static void assertRefused(String text, String rule) {
    MalformedMessage thrown =
        catchThrowableOfType(MalformedMessage.class, () -> new HeadReader(MAX).read(buffer(text)));
    assertThat(thrown.rule().word()).isEqualTo(rule);
  }
}
