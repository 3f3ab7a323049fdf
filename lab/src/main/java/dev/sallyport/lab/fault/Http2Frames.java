package dev.sallyport.lab.fault;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Just so much of HTTP/2 that a server can be at fault (RFC 9113 section 4.1):
 *
 * <pre>
 *  length (24) | type (8) | flags (8) | stream (32) | payload
 * </pre>
 */
final class Http2Frames {
  /** RFC 9113 section 7. */
  static final int PROTOCOL_ERROR = 1;

  static final int INTERNAL_ERROR = 2;
  static final int HTTP_1_1_REQUIRED = 13;

  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int ACK = 1;
  private static final int PREFACE_BYTES = 24;

  private final DataInputStream in;
  private final OutputStream out;

  Http2Frames(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = out;
  }

  /** Greets, and reads up to the first request; its stream. */
  int firstRequest() throws IOException {
    in.skipNBytes(PREFACE_BYTES);
    send(SETTINGS, 0, 0, new byte[0]);
    while (true) {
      int lengthAndType = in.readInt();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      in.skipNBytes(lengthAndType >>> 8);
      if ((lengthAndType & 0xff) == SETTINGS && (flags & ACK) == 0) {
        send(SETTINGS, ACK, 0, new byte[0]);
      }
      if ((lengthAndType & 0xff) == HEADERS) {
        return stream;
      }
    }
  }

  void resetStream(int stream, int errorCode) throws IOException {
    send(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(errorCode).array());
  }

  /** Gives the connection up; nothing of {@code lastStream} and before was lost. */
  void goAway(int lastStream, int errorCode) throws IOException {
    send(GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(lastStream).putInt(errorCode).array());
  }

  /** Reads until the client leaves. */
  void hold() throws IOException {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (EOFException e) {
      // it left
    }
  }

  private void send(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.putInt(payload.length << 8 | type).put((byte) flags).putInt(stream).put(payload);
    out.write(frame.array());
    out.flush();
  }
}
