package dev.sallyport.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** Whatever comes is a ServerHello or none, and what lies behind its length does not matter. */
class ServerHelloFactsFuzzTest {
  @FuzzTest
  void anyBytesAreReadOrNone(byte[] bytes) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 300);
    Arrays.fill(longer, bytes.length, longer.length, (byte) 0xff);
    assertThat(ServerHelloFacts.read(longer, bytes.length))
        .isEqualTo(ServerHelloFacts.read(bytes, bytes.length));
  }
}
