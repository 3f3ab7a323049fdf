package dev.sallyport.lab.http;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Whatever comes, the reader refuses it with a status or as an early end. */
class RequestReaderFuzzTest {
  @FuzzTest
  void anyBytesAreReadOrRefused(byte[] bytes) {
    RequestReader reader = new RequestReader(new ByteArrayInputStream(bytes));
    try {
      for (Optional<RequestHead> head = reader.head(); head.isPresent(); head = reader.head()) {
        reader.body(head.get()).transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException e) {
      // refused
    }
  }
}
