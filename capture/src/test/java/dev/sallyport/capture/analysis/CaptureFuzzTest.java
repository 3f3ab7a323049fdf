package dev.sallyport.capture.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.capture.keys.Keys;
import java.io.IOException;
import java.util.List;

/** Any bytes as a capture file: connections, or one error that names the file. */
class CaptureFuzzTest {
  @FuzzTest
  void anyFileIsReadOrRefused(byte[] bytes) {
    try {
      CaptureAnalysis.Summary summary =
          new CaptureAnalysis(new Keys(), flow -> {})
              .read(List.of(SharedCaptures.file(bytes)), read -> {});
      assertThat(summary.tcpPackets()).isLessThanOrEqualTo(summary.packets());
    } catch (IOException e) {
      assertThat(e).hasMessageStartingWith("bytes: ");
    }
  }
}
