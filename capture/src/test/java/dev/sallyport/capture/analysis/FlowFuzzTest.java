package dev.sallyport.capture.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.capture.keys.Keys;
import java.io.IOException;
import java.util.List;

/** Segments of one connection in any order, with any flags, numbers and overlaps. */
class FlowFuzzTest {
  private static final int HEADER_BYTES = 5;

  @FuzzTest
  void anySegmentsAreConnections(byte[] bytes) throws IOException {
    Wire wire = new Wire();
    int segments = 0;
    int at = 0;
    while (at + HEADER_BYTES <= bytes.length) {
      int length = Math.min(bytes.length - at - HEADER_BYTES, bytes[at + 4] & 0x3f);
      StringBuilder payload = new StringBuilder();
      for (int i = 0; i < length; i++) {
        payload.append((char) (bytes[at + HEADER_BYTES + i] & 0xff));
      }
      wire.segment(
          segments++ * 0.01,
          bytes[at + 4] >= 0,
          (bytes[at] & 0x40) == 0 ? 60 : 250,
          bytes[at] & 0x17,
          bytes[at + 1],
          bytes[at + 2],
          bytes[at + 3] & 0xff,
          payload.toString());
      at += HEADER_BYTES + length;
    }
    if (segments > 0) {
      List<AnalysedFlow> flows = SharedCaptures.flows(new Keys(), wire.pcap());
      assertThat(flows).hasSizeBetween(1, segments);
      assertThat(flows).allMatch(flow -> flow.trail().events().size() <= 256);
    }
  }
}
