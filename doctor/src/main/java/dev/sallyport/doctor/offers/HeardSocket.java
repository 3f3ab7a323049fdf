package dev.sallyport.doctor.offers;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A socket that keeps the first bytes that come over it. */
final class HeardSocket extends Socket {
  private static final int MOST_BYTES = 64 << 10;

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  byte[] heard() {
    return heard.toByteArray();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        heard.write(into, offset, Math.clamp(MOST_BYTES - heard.size(), 0, Math.max(0, count)));
        return count;
      }
    };
  }
}
