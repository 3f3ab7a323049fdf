package dev.sallyport.capture.analysis;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.capture.keys.Keys;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Any bytes behind the head of a classic capture, in each order, resolution and link type. */
class PcapFuzzTest {
  private static final int[] MAGIC = {0xa1b2c3d4, 0xa1b23c4d, 0xa1b2cd34, 0xa1b2c3d4};
  private static final int[] LINK_TYPES = {1, 101, 0, 108, 113, 276, 9, 228};

  @FuzzTest
  void anyPacketsAreRead(byte[] bytes) {
    int choice = bytes.length == 0 ? 0 : bytes[0];
    ByteOrder order = (choice & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer file = ByteBuffer.allocate(24 + Math.max(0, bytes.length - 1)).order(order);
    file.putInt(MAGIC[choice >> 1 & 3]).putInt(0x40002).putLong(0).putInt(65_535);
    file.putInt(LINK_TYPES[choice >> 3 & 7]);
    file.put(bytes, Math.min(1, bytes.length), Math.max(0, bytes.length - 1));
    assertThatCode(() -> SharedCaptures.flows(new Keys(), file.array())).doesNotThrowAnyException();
  }
}
