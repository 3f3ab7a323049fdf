package dev.sallyport.app.analyze;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a command line names. */
final class GivenFile {
  private GivenFile() {}

  /** The file, which is there and is no folder. */
  static Path checked(Path file, String wanted) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": wanted " + wanted + ", got a folder");
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return file;
  }
}
