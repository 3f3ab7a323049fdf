package dev.sallyport.capture.file;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file with secrets in it, which only its owner can read (mode 0600). Its name is told where it
 * cannot be written.
 */
public final class PrivateFile extends FilterOutputStream {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  private PrivateFile(Path file, OutputStream out) {
    super(out);
    this.file = file;
  }

  /** Opens it for writing, buffered; what it held is gone. A device or a pipe stays what it is. */
  public static OutputStream create(Path file) throws IOException {
    refuseFolder(file);
    if (Files.isRegularFile(file)) {
      Files.setPosixFilePermissions(file, OWNER);
    } else if (!Files.exists(file)) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
    }
    return new BufferedOutputStream(new PrivateFile(file, Files.newOutputStream(file)), 1 << 16);
  }

  /** For those who want to know before they have something to write. */
  public static void refuseFolder(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": wanted a file to write to, got a folder");
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }
}
