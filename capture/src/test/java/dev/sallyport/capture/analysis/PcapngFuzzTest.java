package dev.sallyport.capture.analysis;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.capture.keys.Keys;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Any blocks behind the head of a section and two interfaces, in each byte order. */
class PcapngFuzzTest {
  @FuzzTest
  void anyBlocksAreRead(byte[] bytes) {
    int choice = bytes.length == 0 ? 0 : bytes[0];
    ByteOrder order = (choice & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer file = ByteBuffer.allocate(28 + 40 + Math.max(0, bytes.length - 1)).order(order);
    file.putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0);
    file.putLong(-1).putInt(28);
    for (int linkType : new int[] {1, 101}) {
      file.putInt(1).putInt(20).putShort((short) linkType).putShort((short) 0).putInt(0).putInt(20);
    }
    file.put(bytes, Math.min(1, bytes.length), Math.max(0, bytes.length - 1));
    assertThatCode(() -> SharedCaptures.flows(new Keys(), file.array())).doesNotThrowAnyException();
  }
}
