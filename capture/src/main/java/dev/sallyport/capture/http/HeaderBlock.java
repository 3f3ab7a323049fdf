package dev.sallyport.capture.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The header blocks of one direction, decompressed (RFC 7541). Once a block was lost or is broken
 * the table is in doubt, and no later block is read.
 */
final class HeaderBlock {
  private static final int MOST_BLOCK_BYTES = 256 << 10;
  private static final long MOST_TABLE_BYTES = 64 << 10;
  private static final long MOST_LIST_BYTES = 1 << 20;

  private final DefaultHttp2HeadersDecoder decoder =
      new DefaultHttp2HeadersDecoder(false, MOST_LIST_BYTES);
  private byte[] block = new byte[0];
  private boolean inDoubt;

  HeaderBlock() {
    try {
      decoder.maxHeaderTableSize(MOST_TABLE_BYTES);
    } catch (Http2Exception e) {
      throw new IllegalStateException("a table of " + MOST_TABLE_BYTES + " bytes is allowed", e);
    }
  }

  void lost() {
    inDoubt = true;
    block = new byte[0];
  }

  boolean inDoubt() {
    return inDoubt;
  }

  void append(byte[] array, int from, int to) {
    if (to > from && block.length + to - from <= MOST_BLOCK_BYTES) {
      int had = block.length;
      block = Arrays.copyOf(block, had + to - from);
      System.arraycopy(array, from, block, had, to - from);
    }
  }

  /** Size on the wire of what was appended so far. */
  int bytes() {
    return block.length;
  }

  /** The fields of the block that is complete now; null where it cannot be read. */
  @Nullable Http2Headers complete(int stream) {
    byte[] complete = block;
    block = new byte[0];
    if (inDoubt) {
      return null;
    }
    try {
      return decoder.decodeHeaders(stream, Unpooled.wrappedBuffer(complete));
    } catch (Http2Exception | RuntimeException e) {
      inDoubt = true;
      return null;
    }
  }
}
