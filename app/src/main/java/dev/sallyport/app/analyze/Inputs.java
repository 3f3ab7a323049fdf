package dev.sallyport.app.analyze;

import dev.sallyport.capture.file.CaptureFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The captures of a command line; standard input goes to a file first, since it is read twice. */
final class Inputs implements AutoCloseable {
  private final List<CaptureFile> files = new ArrayList<>();
  private @Nullable Path temporary;

  private Inputs() {}

  static Inputs open(List<String> names, InputStream standardInput) throws IOException {
    Inputs inputs = new Inputs();
    try {
      for (String name : names) {
        inputs.files.add(
            name.equals("-")
                ? CaptureFile.of(inputs.copied(standardInput), "standard input")
                : CaptureFile.of(Path.of(name), name));
      }
      return inputs;
    } catch (IOException | RuntimeException e) {
      inputs.close();
      throw e;
    }
  }

  List<CaptureFile> files() {
    return files;
  }

  @Override
  public void close() throws IOException {
    if (temporary != null) {
      Files.deleteIfExists(temporary);
    }
  }

  private Path copied(InputStream stream) throws IOException {
    Path file = temporary;
    if (file == null) {
      file = Files.createTempFile("sallyport-", ".pcap");
      temporary = file;
      Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
