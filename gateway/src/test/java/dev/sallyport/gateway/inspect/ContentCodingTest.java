package dev.sallyport.gateway.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules get to see of coded bodies. */
class ContentCodingTest {
  private static final int MOST = 1_000;
  private static final byte[] TEXT = "one, two, three, three".getBytes(StandardCharsets.US_ASCII);

  /** 64 MiB of zeros, as a brotli encoder of another make wrote it. */
  private static final String BROTLI_BOMB =
      "y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8//+DfwIgDgsAdO//"
          + "+P//B/8EQBwWAOje//H//w/+CYA4LADQvf/L//8//BMAcVgAoHv/Bw==";

  private interface Coder {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static byte[] coded(byte[] bytes, Coder coder) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream coding = coder.over(out)) {
      coding.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    return coded(bytes, GZIPOutputStream::new);
  }

  private static byte[] decoded(String codings, byte[] bytes) {
    ByteBuf first = Unpooled.wrappedBuffer(bytes, 0, bytes.length / 2);
    ByteBuf second =
        Unpooled.wrappedBuffer(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
    byte[] out = ContentCoding.decoded(codings, List.of(first, second), MOST);
    assertThat(first.readableBytes() + second.readableBytes()).isEqualTo(bytes.length);
    return out;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "identity", "IDENTITY"})
  void nothingIsUndoneWhereNothingWasDone(String codings) {
    assertThat(ContentCoding.none(codings)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "identity, gzip", " gzip , identity"})
  void gzipIsUndone(String codings) throws IOException {
    assertThat(ContentCoding.none(codings)).isFalse();
    assertThat(decoded(codings, gzip(TEXT))).isEqualTo(TEXT);
  }

  @Test
  void deflateIsUndoneWithItsHeaderAndWithout() throws IOException {
    assertThat(decoded("deflate", coded(TEXT, DeflaterOutputStream::new))).isEqualTo(TEXT);
    Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    assertThat(decoded("deflate", coded(TEXT, out -> new DeflaterOutputStream(out, raw))))
        .isEqualTo(TEXT);
    raw.end();
  }

  @Test
  void whatWasAppliedLastIsUndoneFirst() throws IOException {
    byte[] both = gzip(coded(TEXT, DeflaterOutputStream::new));
    assertThat(decoded("deflate, gzip", both)).isEqualTo(TEXT);
    assertThat(decoded("gzip, deflate", both)).isEqualTo(both);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zstd", "gzip, zstd", "gzip, gzip, gzip, gzip", ",,,,,,,,,,gzip"})
  void whatCannotBeUndoneIsReadAsItIs(String codings) throws IOException {
    byte[] bytes = gzip(TEXT);
    assertThat(decoded(codings, bytes)).isEqualTo(bytes);
  }

  @Test
  void aBodyCutShortIsReadAsFarAsItGoes() throws IOException {
    byte[] long1 = new byte[100_000];
    Arrays.fill(long1, (byte) 'x');
    byte[] whole = gzip(long1);
    assertThat(decoded("gzip", Arrays.copyOf(whole, whole.length - 8))).hasSize(MOST);
    assertThat(decoded("gzip", "no gzip at all".getBytes(StandardCharsets.US_ASCII)))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("no gzip at all");
  }

  @Test
  void aBombStopsAtTheBound() throws IOException {
    assertThat(decoded("gzip", gzip(new byte[32 << 20]))).hasSize(MOST);
    assertThat(decoded("gzip, gzip", gzip(gzip(new byte[32 << 20])))).hasSize(MOST);
    assertThat(decoded("br", Base64.getDecoder().decode(BROTLI_BOMB))).isEqualTo(new byte[MOST]);
  }
}
