package dev.sallyport.gateway.http1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.wire.http1.BodyFraming;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of every framing, in whatever pieces they come; no buffer is lost. */
class BodyReaderTest {
  private final StringBuilder data = new StringBuilder();

  private void take(ByteBuf piece) {
    assertThat(piece.readableBytes()).isPositive();
    data.append(piece.toString(StandardCharsets.ISO_8859_1));
    piece.release();
  }

  /** Gives the text in pieces; returns what was not read. */
  private String give(BodyReader reader, String text, int size) throws Exception {
    StringBuilder left = new StringBuilder();
    for (int at = 0; at < text.length(); at += size) {
      ByteBuf in =
          Unpooled.copiedBuffer(
              text.substring(at, Math.min(text.length(), at + size)), StandardCharsets.ISO_8859_1);
      reader.read(in, this::take);
      left.append(in.toString(StandardCharsets.ISO_8859_1));
      in.release();
      assertThat(in.refCnt()).isZero();
    }
    return left.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 100})
  void readsSoManyBytesAndNoMore(int size) throws Exception {
    BodyReader reader = new BodyReader(new BodyFraming.Length(5), 100, 5);
    assertThat(reader.announced()).isEqualTo(5);
    assertThat(give(reader, "helloGET /", size)).isEqualTo("GET /");
    assertThat(data).hasToString("hello");
    assertThat(reader.ended()).isTrue();
    assertThat(reader.passed()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 100})
  void readsChunksToTheEndOfTheTrailers(int size) throws Exception {
    BodyReader reader = new BodyReader(BodyFraming.CHUNKED, 100, 5);
    assertThat(reader.announced()).isEqualTo(-1);
    String text = "5\r\nhello\r\nb;x\r\n, big world\r\n0\r\nx: y\r\n\r\n";
    assertThat(give(reader, text + "GET /", size)).isEqualTo("GET /");
    assertThat(data).hasToString("hello, big world");
    assertThat(reader.trailers()).hasToString("x: y\n");
    assertThat(reader.passed()).isEqualTo(16);
  }

  @Test
  void readsUntilTheConnectionEnds() throws Exception {
    BodyReader reader = new BodyReader(BodyFraming.UNTIL_CLOSE, 100, 5);
    assertThat(give(reader, "any thing", 4)).isEmpty();
    assertThat(data).hasToString("any thing");
    assertThat(reader.untilClose()).isTrue();
    assertThat(reader.ended()).isFalse();
    assertThat(reader.announced()).isEqualTo(-1);
  }

  @Test
  void hasEndedBeforeItBeginsWhereThereIsNoBody() {
    assertThat(new BodyReader(BodyFraming.NONE, 100, 5).ended()).isTrue();
    assertThat(new BodyReader(new BodyFraming.Length(0), 100, 5).ended()).isTrue();
  }
}
