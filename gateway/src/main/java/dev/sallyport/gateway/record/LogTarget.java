package dev.sallyport.gateway.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where lines go: standard output, or a file that is put aside as {@code FILE.1}, {@code FILE.2}
 * ... before it grows beyond its bound. Used by one thread.
 */
abstract sealed class LogTarget implements AutoCloseable {
  abstract void write(byte[] bytes, int length) throws IOException;

  abstract void flush() throws IOException;

  @Override
  public abstract void close() throws IOException;

  static final class Stream extends LogTarget {
    private final OutputStream out;

    Stream(OutputStream out) {
      this.out = out;
    }

    @Override
    void write(byte[] bytes, int length) throws IOException {
      out.write(bytes, 0, length);
    }

    @Override
    void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  static final class RotatedFile extends LogTarget {
    private final Path file;
    private final long maxBytes;
    private final int keep;
    private @Nullable OutputStream out;
    private long size;

    RotatedFile(Path file, long maxBytes, int keep) throws IOException {
      this.file = file;
      this.maxBytes = maxBytes;
      this.keep = keep;
      this.out = open();
    }

    private OutputStream open() throws IOException {
      try {
        OutputStream raw =
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        size = Files.size(file);
        return new BufferedOutputStream(raw, 64 * 1024);
      } catch (IOException e) {
        throw new IOException("log.to: cannot write " + file + ": " + reason(e), e);
      }
    }

    private static String reason(IOException e) {
      return switch (e) {
        case NoSuchFileException x -> "no such folder";
        case AccessDeniedException x -> "permission denied";
        case FileSystemException x when x.getReason() != null -> x.getReason();
        default -> String.valueOf(e.getMessage());
      };
    }

    @Override
    void write(byte[] bytes, int length) throws IOException {
      if (size > 0 && size + length > maxBytes) {
        rotate();
      }
      OutputStream to = out;
      if (to == null) { // a rotation that failed closed it
        to = open();
        out = to;
      }
      to.write(bytes, 0, length);
      size += length;
    }

    private void rotate() throws IOException {
      close();
      if (keep == 0) {
        Files.delete(file);
      } else {
        for (int i = keep - 1; i >= 1; i--) {
          Path from = numbered(i);
          if (Files.exists(from)) {
            Files.move(from, numbered(i + 1), StandardCopyOption.REPLACE_EXISTING);
          }
        }
        Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
      }
    }

    private Path numbered(int i) {
      return file.resolveSibling(file.getFileName() + "." + i);
    }

    @Override
    void flush() throws IOException {
      if (out != null) {
        out.flush();
      }
    }

    @Override
    public void close() throws IOException {
      if (out != null) {
        OutputStream closing = out;
        out = null;
        closing.close();
      }
    }
  }
}
