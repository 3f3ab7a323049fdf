package dev.sallyport.app.analyze;

import dev.sallyport.capture.file.CaptureFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The captures of a command line. Each is read twice, so what comes through a pipe, standard input
 * for one, goes to a file first.
 */
final class Inputs implements AutoCloseable {
  private final List<CaptureFile> files = new ArrayList<>();
  private final List<Path> given = new ArrayList<>();
  private final List<Path> temporary = new ArrayList<>();

  private Inputs() {}

  static Inputs open(List<String> names, InputStream standardInput) throws IOException {
    Inputs inputs = new Inputs();
    try {
      for (String name : names) {
        inputs.add(name, standardInput);
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

  /** Refuses to write over what is read. */
  void mayWrite(Path target) throws IOException {
    for (Path file : given) {
      if (Files.exists(target) && Files.isSameFile(file, target)) {
        throw new IOException(target + ": wanted another file to write to, got one that is read");
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : temporary) {
      Files.deleteIfExists(file);
    }
  }

  private void add(String name, InputStream standardInput) throws IOException {
    if (name.equals("-")) {
      files.add(CaptureFile.of(copied(standardInput), "standard input"));
      return;
    }
    Path file = GivenFile.checked(Path.of(name), "a capture file");
    given.add(file);
    if (Files.isRegularFile(file)) {
      files.add(CaptureFile.of(file, name));
    } else {
      try (InputStream pipe = Files.newInputStream(file)) {
        files.add(CaptureFile.of(copied(pipe), name));
      }
    }
  }

  private Path copied(InputStream stream) throws IOException {
    Path file = Files.createTempFile("sallyport-", ".pcap");
    temporary.add(file);
    Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }
}
