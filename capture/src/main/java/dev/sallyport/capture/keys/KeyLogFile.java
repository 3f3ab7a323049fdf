package dev.sallyport.capture.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key log that its program may still be writing: what was added can be read at any time. */
public final class KeyLogFile {
  private static final long MOST_BYTES = 512L << 20;
  private static final int AT_ONCE = 1 << 20;

  private final Path file;
  private long read;
  private String unfinished = "";

  public KeyLogFile(Path file) {
    this.file = file;
  }

  /**
   * Adds the lines that are new since the last call.
   *
   * @return whether there were any
   */
  public boolean addTo(KeyLog log) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      boolean any = false;
      if (channel.size() == read) {
        return false;
      }
      channel.position(read);
      ByteBuffer buffer = ByteBuffer.allocate(AT_ONCE);
      while (read < MOST_BYTES && channel.read(buffer.clear()) > 0) {
        read += buffer.position();
        String text = unfinished + new String(buffer.array(), 0, buffer.position(), ISO_8859_1);
        int end = text.lastIndexOf('\n') + 1;
        log.add(text.substring(0, end));
        unfinished = text.substring(end);
        any = true;
      }
      log.add(unfinished);
      return any;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
