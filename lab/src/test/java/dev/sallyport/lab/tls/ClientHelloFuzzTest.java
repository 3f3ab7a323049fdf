package dev.sallyport.lab.tls;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Whatever comes, the reader refuses it as a protocol error or as an early end. */
class ClientHelloFuzzTest {
  @FuzzTest
  void anyBytesAreReadOrRefused(byte[] bytes) {
    try {
      ClientHello.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      // refused
    }
  }
}
