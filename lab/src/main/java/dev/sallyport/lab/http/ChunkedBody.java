package dev.sallyport.lab.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks; extensions and trailers are read and dropped. RFC 9112 section 7.1. */
final class ChunkedBody extends InputStream {
  private static final int MAX_LINE_CHARS = 8192;

  private final InputStream in;
  private long leftInChunk;
  private boolean ended;
  private boolean started;

  ChunkedBody(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (leftInChunk == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int count = in.read(into, offset, (int) Math.min(length, leftInChunk));
    if (count < 0) {
      throw new EOFException("the client left within a chunk");
    }
    leftInChunk -= count;
    return count;
  }

  private void nextChunk() throws IOException {
    if (started && !line().isEmpty()) {
      throw new MalformedRequest(400, "no line end after a chunk");
    }
    started = true;
    String size = line().split(";", 2)[0].strip();
    if (!size.matches("[0-9A-Fa-f]{1,8}")) {
      throw new MalformedRequest(400, "chunk size: " + size);
    }
    leftInChunk = Long.parseLong(size, 16);
    ended = leftInChunk == 0;
    while (ended && !line().isEmpty()) {
      // a trailer field
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the client left within a chunk's head");
      }
      if (line.length() == MAX_LINE_CHARS) {
        throw new MalformedRequest(400, "a chunk's head exceeds " + MAX_LINE_CHARS + " bytes");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
