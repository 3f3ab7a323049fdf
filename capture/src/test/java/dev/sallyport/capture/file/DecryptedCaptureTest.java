package dev.sallyport.capture.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecryptedCaptureTest {
  @Test
  void aFullDiskIsAnErrorThatNamesTheFile() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no " + full);
    assertThatThrownBy(() -> DecryptedCapture.write(full, List.of(), List.of("A b c")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("/dev/full: cannot be written: ");
  }
}
