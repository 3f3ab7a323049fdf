package dev.sallyport.app.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Takes the entries of an archive into a folder. Bounded in number and size; what would leave the
 * folder is refused, and nothing that is there is written over.
 */
final class Unpacking {
  private final Path folder;
  private final int maxEntries;
  private final long maxBytes;
  private int entries;
  private long bytes;

  Unpacking(Path folder, int maxEntries, long maxBytes) {
    this.folder = folder;
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
  }

  void folder(String name) throws IOException {
    Files.createDirectories(place(name));
  }

  void file(String name, InputStream content) throws IOException {
    Path place = place(name);
    Files.createDirectories(place.getParent());
    try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[16 * 1024];
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        bytes += n;
        if (bytes > maxBytes) {
          throw new IOException("the archive holds more than " + maxBytes + " bytes");
        }
        out.write(buffer, 0, n);
      }
    }
  }

  private Path place(String name) throws IOException {
    if (++entries > maxEntries) {
      throw new IOException("the archive holds more than " + maxEntries + " entries");
    }
    try {
      Path relative = Path.of(name);
      Path place = folder.resolve(relative).normalize();
      for (Path step : relative) {
        if (step.toString().equals("..")) {
          throw leaves(name);
        }
      }
      if (relative.isAbsolute() || !place.startsWith(folder)) {
        throw leaves(name);
      }
      return place;
    } catch (InvalidPathException e) {
      throw new IOException("the archive holds a name that is none: " + e.getReason(), e);
    }
  }

  private static IOException leaves(String name) {
    return new IOException("the archive holds a name that leaves its folder: " + name);
  }
}
