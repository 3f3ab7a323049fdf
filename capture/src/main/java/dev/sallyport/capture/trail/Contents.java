package dev.sallyport.capture.trail;

import dev.sallyport.diagnosis.trail.Side;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Heads and bodies of one connection, kept on request: at most {@link #MOST_BYTES} of them, and no
 * more than there is room for with all connections together. Not thread-safe.
 */
public final class Contents {
  static final long MOST_BYTES = 16 << 20;

  private record Key(int exchange, Side from) {}

  private final Map<Key, ByteArrayOutputStream> messages = new LinkedHashMap<>();
  private final AtomicLong room;
  private long kept;
  private boolean whole = true;

  /**
   * Contents of a connection.
   *
   * @param room bytes that all connections may still keep, shared by them
   */
  public Contents(AtomicLong room) {
    this.room = room;
  }

  /**
   * A request or a response.
   *
   * @param bytes its head as it was sent, and its body without the framing of chunks
   */
  @SuppressWarnings("ArrayRecordComponent") // carried on, never compared
  public record Message(int exchange, Side from, byte[] bytes) {}

  /** Adds bytes to a message. */
  public void add(int exchange, Side from, byte[] array, int offset, int length) {
    if (kept + length > MOST_BYTES || room.addAndGet(-length) < 0) {
      whole = false;
      return;
    }
    kept += length;
    messages
        .computeIfAbsent(new Key(exchange, from), key -> new ByteArrayOutputStream())
        .write(array, offset, length);
  }

  /** All that was kept, in the order in which it began. */
  public List<Message> messages() {
    List<Message> all = new ArrayList<>();
    messages.forEach(
        (key, bytes) -> all.add(new Message(key.exchange, key.from, bytes.toByteArray())));
    return all;
  }

  /** Whether nothing was left out. */
  public boolean whole() {
    return whole;
  }

  /** Forgets everything, so that others have room. */
  public void clear() {
    messages.clear();
    room.addAndGet(kept);
    kept = 0;
  }
}
