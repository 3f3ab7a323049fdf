package dev.sallyport.gateway.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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
    private OutputStream out;
    private long size;

    RotatedFile(Path file, long maxBytes, int keep) throws IOException {
      this.file = file;
      this.maxBytes = maxBytes;
      this.keep = keep;
      this.out = open();
    }

    private OutputStream open() throws IOException {
      OutputStream raw =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      size = Files.size(file);
      return new BufferedOutputStream(raw, 64 * 1024);
    }

    @Override
    void write(byte[] bytes, int length) throws IOException {
      if (size > 0 && size + length > maxBytes) {
        rotate();
      }
      out.write(bytes, 0, length);
      size += length;
    }

    private void rotate() throws IOException {
      out.close();
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
      out = open();
    }

    private Path numbered(int i) {
      return file.resolveSibling(file.getFileName() + "." + i);
    }

    @Override
    void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
