package dev.sallyport.app.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.file.CaptureFile;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bar of large files, which only a terminal gets. */
class ProgressTest {
  private static final long MIB = 1 << 20;

  private static CaptureFile file(long bytes) {
    return new CaptureFile("f", bytes, InputStream::nullInputStream);
  }

  private static String drawn(boolean terminal, long... sizes) {
    StringWriter err = new StringWriter();
    List<CaptureFile> files = java.util.Arrays.stream(sizes).mapToObj(ProgressTest::file).toList();
    try (Progress progress = new Progress(new PrintWriter(err), files, terminal)) {
      for (long size : sizes) {
        for (long read = MIB; read <= size; read += MIB) {
          progress.read(read);
        }
      }
    }
    return err.toString();
  }

  @Test
  void growsAndGoesAway() {
    String drawn = drawn(true, 20 * MIB, 20 * MIB);
    assertThat(drawn).contains("] 2%", "] 50%", "] 100%").endsWith("\r" + " ".repeat(48) + "\r");
    assertThat(drawn.indexOf("] 50%")).isLessThan(drawn.indexOf("] 52%"));
    assertThat(drawn.split("\r", -1)).allMatch(line -> line.length() <= 48);
  }

  @Test
  void nobodyElseGetsItAndSmallFilesNeedNone() {
    assertThat(drawn(false, 100 * MIB)).isEmpty();
    assertThat(drawn(true, 31 * MIB)).isEmpty();
  }
}
