package dev.sallyport.console.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A body of a length that is not known before: each write is a chunk (RFC 9112 section 7.1). */
final class Chunks extends OutputStream {
  private final OutputStream out;

  Chunks(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      ascii(Integer.toHexString(length) + "\r\n");
      out.write(bytes, offset, length);
      ascii("\r\n");
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** The body is whole. */
  void end() throws IOException {
    ascii("0\r\n\r\n");
  }

  private void ascii(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
