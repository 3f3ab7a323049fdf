package dev.sallyport.app.analyze;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.capture.file.PrivateFile;
import dev.sallyport.capture.trail.Contents;
import dev.sallyport.diagnosis.trail.Side;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Writes requests and responses of the connections that are wanted, each as a file of its own that
 * only its owner can read: {@code FLOW-EXCHANGE-request} and {@code FLOW-EXCHANGE-response}.
 */
final class ContentFiles {
  private static final int MOST = 100_000;

  private final Path folder;
  private final Predicate<AnalysedFlow> wanted;
  private int written;
  private boolean whole = true;

  private ContentFiles(Path folder, Predicate<AnalysedFlow> wanted) {
    this.folder = folder;
    this.wanted = wanted;
  }

  /** Into a folder that is empty, or made here. */
  static ContentFiles in(Path folder, Predicate<AnalysedFlow> wanted) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(folder + ": wanted a folder to write to, got a file");
    }
    if (!Files.exists(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    try (Stream<Path> already = Files.list(folder)) {
      if (already.findAny().isPresent()) {
        throw new IOException(folder + ": wanted an empty folder to write to, got one with files");
      }
    }
    return new ContentFiles(folder, wanted);
  }

  /** Writes what a connection kept, where it is wanted, and lets go of it. */
  void take(AnalysedFlow flow) {
    Contents contents = flow.contents();
    if (contents == null) {
      return;
    }
    if (wanted.test(flow)) {
      whole &= contents.whole();
      contents.messages().forEach(message -> write(flow.number(), message));
    }
    contents.clear();
  }

  /** What was written, in a sentence. */
  String told() {
    return "%s: %d requests and responses written%s"
        .formatted(folder, written, whole ? "" : "; some are not whole, they are too long");
  }

  private void write(int flow, Contents.Message message) {
    if (written == MOST) {
      whole = false;
      return;
    }
    String kind = message.from() == Side.CLIENT ? "request" : "response";
    Path file = folder.resolve("%d-%d-%s".formatted(flow, message.exchange(), kind));
    try (OutputStream out = PrivateFile.create(file)) {
      out.write(message.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written++;
  }
}
