package dev.sallyport.gateway.exchange;

import dev.sallyport.wire.http1.FieldLines;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The request body on its way: bytes that no origin has got yet, and, of a request that may be sent
 * twice, the first bytes again. Bounded by the reads that came before reading was stopped and by
 * {@code replayBytes}. Owns its buffers until they are handed on, and says whether the client is to
 * send more.
 */
final class RequestBody {
  private final ClientStream client;
  private final Deque<ByteBuf> pending = new ArrayDeque<>(2);
  private final List<ByteBuf> kept = new ArrayList<>(2);
  private long maxBytes;
  private int replayBytes;
  private long bytes;
  private boolean keeping = true;
  private boolean complete;
  private boolean reading = true;
  private FieldLines trailers = new FieldLines();

  RequestBody(ClientStream client) {
    this.client = client;
  }

  /** Whether more of the body is wanted for now. */
  void reading(boolean on) {
    if (reading != on) {
      reading = on;
      client.reading(on);
    }
  }

  /**
   * Sets the bounds.
   *
   * @param maxBytes of the whole body, 0: none
   * @param replayBytes kept for sending twice
   */
  void limits(long maxBytes, int replayBytes) {
    this.maxBytes = maxBytes;
    this.replayBytes = replayBytes;
  }

  long max() {
    return maxBytes;
  }

  /**
   * Takes over {@code data}.
   *
   * @return whether the body has become too large
   */
  boolean add(ByteBuf data) {
    bytes += data.readableBytes();
    pending.addLast(data);
    return maxBytes > 0 && bytes > maxBytes;
  }

  void end(FieldLines trailerSection) {
    complete = true;
    trailers = trailerSection;
  }

  boolean complete() {
    return complete;
  }

  FieldLines trailers() {
    return trailers;
  }

  boolean isEmpty() {
    return bytes == 0;
  }

  /** Bytes that came from the client. */
  long bytes() {
    return bytes;
  }

  /** Whether everything that came so far could be sent once more. */
  boolean replayable() {
    return keeping;
  }

  /** All that came and no origin has got, for somebody to look at and to release. */
  List<ByteBuf> pieces() {
    return pending.stream().map(ByteBuf::retainedDuplicate).toList();
  }

  /** Hands on everything from the beginning: what was kept, then what is new. */
  void replay(Consumer<ByteBuf> to) {
    for (ByteBuf b : kept) {
      to.accept(b.retainedDuplicate());
    }
    replayNew(to);
  }

  /** Hands on what is new. */
  void replayNew(Consumer<ByteBuf> to) {
    for (ByteBuf b = pending.pollFirst(); b != null; b = pending.pollFirst()) {
      if (keeping && bytes <= replayBytes) {
        kept.add(b.retainedDuplicate());
      } else if (keeping) {
        keeping = false;
        kept.forEach(ByteBuf::release);
        kept.clear();
      }
      to.accept(b);
    }
  }

  void release() {
    pending.forEach(ByteBuf::release);
    pending.clear();
    kept.forEach(ByteBuf::release);
    kept.clear();
    keeping = false;
  }
}
