package dev.sallyport.gateway.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.List;

/** Whatever an origin sends as a coded body: bounded, and no exception. */
class ContentCodingFuzzTest {
  private static final int MOST = 4_096;

  private static final List<String> CODINGS =
      List.of("gzip", "deflate", "br", "gzip, br", "br, deflate, gzip");

  /** The first byte chooses the codings. */
  @FuzzTest
  void isBounded(byte[] data) {
    int choice = data.length == 0 ? 0 : (data[0] & 0xff) % CODINGS.size();
    byte[] body = Arrays.copyOfRange(data, Math.min(1, data.length), data.length);
    byte[] decoded =
        ContentCoding.decoded(CODINGS.get(choice), List.of(Unpooled.wrappedBuffer(body)), MOST);
    assertThat(decoded.length).isLessThanOrEqualTo(MOST);
  }
}
