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
  private static final int VALUE_BYTES = 32;

  private Weight() {}

  static long of(RequestHead head) {
    int values = head.fields().size();
    String target = head.target();
    for (int i = target.indexOf('&'); i >= 0; i = target.indexOf('&', i + 1)) {
      values++;
    }
    return head.headBytes() + (long) VALUE_BYTES * values;
  }

  /** Of a body: a short one may be all separators. */
  static long of(List<ByteBuf> pieces) {
    long bytes = 0;
    for (ByteBuf piece : pieces) {
      bytes += piece.readableBytes();
    }
    return bytes;
  }
}
