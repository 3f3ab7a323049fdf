package dev.sallyport.capture.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream of bytes of which the next ones can be looked at as an array. Not thread-safe. */
final class Input {
  private static final int AT_ONCE = 1 << 18;

  private final InputStream stream;
  private byte[] buffer = new byte[2 * AT_ONCE];
  private int from;
  private int to;
  private long passed;

  Input(InputStream stream) {
    this.stream = stream;
  }

  /** Whether so many bytes are there; then they begin at {@link #position} in {@link #array}. */
  boolean has(int count) throws IOException {
    if (to - from >= count) {
      return true;
    }
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (buffer.length < count + AT_ONCE) {
      buffer = Arrays.copyOf(buffer, count + AT_ONCE);
    }
    while (to < count) {
      int read = stream.read(buffer, to, buffer.length - to);
      if (read < 0) {
        return false;
      }
      to += read;
    }
    return true;
  }

  /** Bytes at hand, once {@link #has} was false: all that are left. */
  int left() {
    return to - from;
  }

  byte[] array() {
    return buffer;
  }

  int position() {
    return from;
  }

  void skip(int count) {
    from += count;
    passed += count;
  }

  /** Bytes that were skipped since the begin. */
  long passed() {
    return passed;
  }
}
