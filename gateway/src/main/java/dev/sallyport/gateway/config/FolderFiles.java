package dev.sallyport.gateway.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files of the file system; a relative path begins at {@code folder}. */
record FolderFiles(Path folder) implements NamedFiles {
  @Override
  public String resolve(String text) {
    return folder.resolve(text).toAbsolutePath().normalize().toString();
  }

  @Override
  public byte[] read(String path) throws IOException {
    return bytes(Path.of(path), MAX_BYTES);
  }

  static byte[] bytes(Path path, int maxBytes) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("a folder");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(maxBytes + 1);
      if (content.length > maxBytes) {
        throw new IOException("more than " + SizeText.write(maxBytes));
      }
      return content;
    } catch (NoSuchFileException e) {
      throw new IOException("no such file", e);
    } catch (AccessDeniedException e) {
      throw new IOException("no permission to read it", e);
    }
  }
}
