package dev.sallyport.gateway.listen;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** What a client sent before its turn. Owns its bytes; whoever fills it stops reading when full. */
final class Ahead {
  private static final int MAX_BYTES = 64 * 1024;

  private @Nullable ByteBuf kept;

  boolean isEmpty() {
    return kept == null;
  }

  /** Whether no more is to be read before something was taken. */
  boolean full() {
    return kept != null && kept.readableBytes() > MAX_BYTES;
  }

  /** Keeps all that {@code in} has. */
  void add(ByteBuf in, ByteBufAllocator alloc) {
    int more = in.readableBytes();
    ByteBuf first = kept;
    if (first == null) {
      kept = in.readRetainedSlice(more);
    } else if (first.maxWritableBytes() >= more) {
      first.writeBytes(in);
    } else {
      kept = alloc.buffer(first.readableBytes() + more).writeBytes(first).writeBytes(in);
      first.release();
    }
  }

  /** What was kept, from now on the caller's; null where there is nothing. */
  @Nullable ByteBuf take() {
    ByteBuf taken = kept;
    kept = null;
    return taken;
  }

  void forget() {
    if (kept != null) {
      kept.release();
      kept = null;
    }
  }
}
