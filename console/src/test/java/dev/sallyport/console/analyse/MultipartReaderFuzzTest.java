package dev.sallyport.console.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

class MultipartReaderFuzzTest {
  /** Parts, or a refusal; never more content than there were bytes. */
  @FuzzTest
  void read(byte[] form) {
    try {
      Map<String, String> parts = MultipartReaderTest.read(new ByteArrayInputStream(form), 1 << 20);
      assertThat(parts.values().stream().mapToInt(String::length).sum()).isLessThan(form.length);
    } catch (IOException refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }
}
