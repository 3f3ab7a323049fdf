package dev.sallyport.app.analyze;

import dev.sallyport.capture.file.CaptureFile;
import dev.sallyport.capture.file.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The captures of a command line. Each is read twice, so what comes through a pipe, standard input
 * for one, goes to a file first.
 */
final class Inputs implements AutoCloseable {
  private final List<CaptureFile> files = new ArrayList<>();
  private final List<Path> given = new ArrayList<>();
  private final List<Path> temporary = new ArrayList<>();

  private Inputs() {}

  /**
   * Opens them.
   *
   * @param again told a file that was given before
   */
  static Inputs open(List<String> names, InputStream standardInput, Consumer<String> again)
      throws IOException {
    Inputs inputs = new Inputs();
    try {
      for (int i = 0; i < names.size(); i++) {
        if (givenBefore(names.get(i), names.subList(0, i))) {
          again.accept(names.get(i));
        } else {
          inputs.add(names.get(i), standardInput);
        }
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

  /** Refuses a folder, and to write over what is read. */
  void mayWrite(Path target) throws IOException {
    PrivateFile.refuseFolder(target);
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

  private static boolean givenBefore(String name, List<String> before) throws IOException {
    for (String other : before) {
      boolean pipe = name.equals("-") || other.equals("-");
      boolean same =
          name.equals(other)
              || !pipe
                  && Files.exists(Path.of(name))
                  && Files.isSameFile(Path.of(name), Path.of(other));
      if (same) {
        return true;
      }
    }
    return false;
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
    file.toFile().deleteOnExit(); // an interrupted run leaves nothing
    Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }
}
