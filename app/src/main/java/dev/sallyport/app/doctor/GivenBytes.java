package dev.sallyport.app.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file of the command line holds, bounded. */
final class GivenBytes {
  private static final int MOST_BYTES = 16 << 20;

  private GivenBytes() {}

  static byte[] of(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": wanted a file, got a folder");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(file + ": wanted at most " + MOST_BYTES + " bytes, got more");
      }
      return bytes;
    }
  }
}
