package dev.sallyport.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The process's output, which remembers why it could not be written: writers above it only tell
 * that it was not. Not thread-safe.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream stream;
  private @Nullable IOException failure;

  StandardOutput(OutputStream stream) {
    this.stream = stream;
  }

  static StandardOutput ofProcess() {
    return new StandardOutput(new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      stream.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /** What hindered it; null where all was written, or where the reader wanted no more. */
  @Nullable IOException failure() {
    IOException first = failure;
    boolean readerLeft = first != null && "Broken pipe".equals(first.getMessage());
    return first == null || readerLeft
        ? null
        : new IOException("standard output: cannot be written: " + first.getMessage(), first);
  }
}
