package dev.sallyport.console.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The body of a request: as many bytes as Content-Length says. A client that asked is told 100. */
final class SizedBody extends InputStream {
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final InputStream in;
  private long left;
  private @Nullable OutputStream asks;

  /**
   * A body.
   *
   * @param asks takes the 100 (RFC 9110 section 10.1.1) before the first byte is read; null where
   *     nobody waits for it
   */
  SizedBody(InputStream in, long bytes, @Nullable OutputStream asks) {
    this.in = in;
    this.left = bytes;
    this.asks = asks;
  }

  /** Whether some of it was not read. */
  boolean unread() {
    return left > 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    OutputStream waiting = asks;
    if (waiting != null) {
      asks = null;
      waiting.write(CONTINUE);
      waiting.flush();
    }
    int read = in.read(into, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the request stops " + left + " bytes before its end");
    }
    left -= read;
    return read;
  }
}
