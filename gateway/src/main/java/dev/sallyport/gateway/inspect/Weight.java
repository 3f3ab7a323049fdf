package dev.sallyport.gateway.inspect;

import dev.sallyport.wire.http1.RequestHead;
import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * How much an evaluation has to read, roughly: bytes, and for each value that the rules see by
 * itself as many as its handling costs.
 */
final class Weight {
  /** A short value costs as much as this many bytes of a long one. */
  private static final int VALUE_BYTES = 128;

  private Weight() {}

  static long of(RequestHead head) {
    int values = head.fields().size();
    String target = head.target();
    for (int i = 0; i < target.length(); i++) {
      values += separates((byte) target.charAt(i)) ? 1 : 0;
    }
    return head.headBytes() + (long) VALUE_BYTES * values;
  }

  /** Counts no further than {@code enough}. */
  static long of(List<ByteBuf> pieces, long enough) {
    long weight = bytes(pieces);
    for (int i = 0; i < pieces.size() && weight <= enough; i++) {
      ByteBuf piece = pieces.get(i);
      for (int at = piece.readerIndex(); at < piece.writerIndex(); at++) {
        weight += separates(piece.getByte(at)) ? VALUE_BYTES : 0;
      }
    }
    return weight;
  }

  /** Of a response's body: fewer rules look at it than at a request. */
  static long ofResponse(long bytes) {
    return bytes / 2;
  }

  static long bytes(List<ByteBuf> pieces) {
    long bytes = 0;
    for (ByteBuf piece : pieces) {
      bytes += piece.readableBytes();
    }
    return bytes;
  }

  /** Of arguments, and of the members of JSON. */
  private static boolean separates(byte b) {
    return b == '&' || b == ',';
  }
}
