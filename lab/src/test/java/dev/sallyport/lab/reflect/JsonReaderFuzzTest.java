package dev.sallyport.lab.reflect;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever comes, the reader refuses it as malformed. */
class JsonReaderFuzzTest {
  @FuzzTest
  void anyTextIsReadOrRefused(byte[] bytes) {
    try {
      JsonReader.object(new String(bytes, StandardCharsets.UTF_8));
    } catch (MalformedJson e) {
      // refused
    }
  }
}
