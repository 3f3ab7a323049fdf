package dev.sallyport.app.explain;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a stream in UTF-8; one that is longer than any of ours comes out empty. */
final class BoundedLines {
  private static final int MAX_BYTES = 4 << 20;

  private final InputStream in;

  BoundedLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** Without its line feed; null at the end. */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    long bytes = 0;
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (++bytes <= MAX_BYTES) {
        line.write(b);
      }
    }
    return bytes > MAX_BYTES ? "" : line.toString(StandardCharsets.UTF_8);
  }
}
