package dev.sallyport.capture.file;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.ip.IpAddress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A capture that can be read twice: for the secrets in it, which may stand behind the packets that
 * need them, and for the packets.
 *
 * @param name what to call it in messages
 * @param bytes its size
 */
public record CaptureFile(String name, long bytes, Opening opening) {
  private static final int MAGIC_BYTES = 4;

  /** Opens it at its begin. */
  public interface Opening {
    InputStream open() throws IOException;
  }

  /** A file on disk. */
  public static CaptureFile of(Path path, String name) throws IOException {
    return new CaptureFile(
        name, Files.size(path), () -> new BufferedInputStream(Files.newInputStream(path), 1 << 16));
  }

  /** Takes key log lines and names of addresses, which only pcapng has. */
  public void secrets(Consumer<String> keyLog, BiConsumer<IpAddress, String> names)
      throws IOException {
    try (InputStream stream = opening.open()) {
      byte[] magic = stream.readNBytes(MAGIC_BYTES);
      boolean mayHold =
          magic.length == MAGIC_BYTES
              && (magic[0] == 0x0a || magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b);
      if (!mayHold) {
        return;
      }
    }
    try (InputStream stream = opening.open()) {
      new CaptureReader(name, read -> {}).read(stream, new Beside(keyLog, names));
    }
  }

  /** Reads the packets. */
  public void read(CaptureSink sink, LongConsumer progress) throws IOException {
    try (InputStream stream = opening.open()) {
      new CaptureReader(name, progress).read(stream, sink);
    }
  }

  /** All but the packets. */
  private record Beside(Consumer<String> keyLog, BiConsumer<IpAddress, String> names)
      implements CaptureSink {
    @Override
    public void packet(int number, long nanos, int linkType, Cursor frame, long originalLength) {}

    @Override
    public void secrets(String text) {
      keyLog.accept(text);
    }

    @Override
    public void name(IpAddress address, String name) {
      names.accept(address, name);
    }
  }
}
