package dev.sallyport.wire.http1;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A body that is taken has the same data when it is framed anew. */
class ChunkedBodyFuzzTest {
  private static final int MAX_TRAILER_BYTES = 512;

  @FuzzTest
  void isRefusedOrHasTheSameDataFramedAnew(byte[] bytes) throws MalformedMessage {
    byte[] data;
    try {
      data = data(bytes);
    } catch (MalformedMessage e) {
      return;
    }
    assertThat(data.length).isLessThanOrEqualTo(bytes.length);
    String text = new String(data, StandardCharsets.ISO_8859_1);
    String framed =
        data.length == 0
            ? "0\r\n\r\n"
            : Integer.toHexString(data.length) + "\r\n" + text + "\r\n0\r\n\r\n";
    assertThat(data(Messages.bytes(framed))).isEqualTo(data);
  }

  private static byte[] data(byte[] bytes) throws MalformedMessage {
    ChunkedBody body = new ChunkedBody(MAX_TRAILER_BYTES, 10);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int at = 0;
    while (at < bytes.length && !body.ended()) {
      if (body.dataLeft() > 0) {
        int n = (int) Math.min(body.dataLeft(), bytes.length - at);
        data.write(bytes, at, n);
        body.took(n);
        at += n;
      } else {
        body.framing(bytes[at++]);
      }
    }
    return data.toByteArray();
  }
}
