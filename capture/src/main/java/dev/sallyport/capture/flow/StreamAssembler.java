package dev.sallyport.capture.flow;

import dev.sallyport.capture.flow.Conversation.Gap;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.wire.bytes.Cursor;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts one direction of a TCP connection in order (RFC 9293 section 3.10.7.4). What comes too early
 * is held, to {@link #MOST_HELD} bytes; a hole that the receiver acknowledged is a fault of the
 * capture and is passed over sooner. Of overlapping bytes the first stay. Not thread-safe.
 */
final class StreamAssembler {
  static final int MOST_HELD = 4 << 20;

  /** A hole whose bytes were acknowledged is waited for while no more than this is held. */
  private static final int MOST_HELD_ACKNOWLEDGED = 128 << 10;

  /** What a held segment costs beside its bytes. */
  private static final int HELD_OVERHEAD = 96;

  /** Where the bytes go. */
  interface Sink {
    void bytes(byte[] array, int offset, int length, Moment at);

    void gap(long bytes, Gap why, Moment at);

    void end(Moment at);
  }

  /** {@code missing}: bytes behind {@code bytes} that were cut off. */
  @SuppressWarnings("ArrayRecordComponent") // carried on, never compared
  private record Held(byte[] bytes, int missing, Moment at) {}

  private final Sink sink;
  private final TreeMap<Long, Held> held = new TreeMap<>();
  private long heldBytes;
  private boolean based;
  private boolean started;
  private int baseSequence;
  private long next;
  private long acknowledged = Long.MIN_VALUE;
  private long endsAt = Long.MAX_VALUE;
  private @Nullable Moment endMoment;
  private boolean ended;
  private @Nullable Moment latest;
  private long lostBytes;

  StreamAssembler(Sink sink) {
    this.sink = sink;
  }

  /** The SYN's sequence number was seen. */
  void syn(int sequence) {
    if (!started) {
      begin(offset(sequence + 1));
    }
  }

  /** No SYN was seen: this is the first byte that the capture has. */
  void startAt(int sequence) {
    if (!started) {
      begin(offset(sequence));
    }
  }

  boolean started() {
    return started;
  }

  long heldBytes() {
    return heldBytes;
  }

  long lostBytes() {
    return lostBytes;
  }

  boolean ended() {
    return ended;
  }

  /** Whether every byte up to there came before. */
  boolean repeats(int sequence, int length) {
    return started && length > 0 && offset(sequence) + length <= next;
  }

  /** Whether all that was sent was acknowledged. */
  boolean allAcknowledged() {
    return acknowledged >= next;
  }

  void acknowledged(int sequence) {
    if (based) {
      acknowledged = Math.max(acknowledged, offset(sequence));
    }
  }

  void segment(int sequence, Cursor payload, int missing, Moment at) {
    long from = offset(sequence);
    if (started && from <= next && from + payload.remaining() > next && held.isEmpty()) {
      deliver(payload, (int) (next - from), missing, at);
    } else if (payload.remaining() + missing > 0) {
      hold(from, payload, missing, at);
      drain();
    }
  }

  void fin(int sequence, Moment at) {
    endsAt = Math.min(endsAt, offset(sequence));
    endMoment = at;
    checkEnd();
  }

  /** Passes over the next hole, where there is one. */
  void passHole() {
    if (!held.isEmpty()) {
      if (!started) {
        begin(held.firstKey());
      } else {
        lose(held.firstKey() - next, Gap.PACKET_LOST, held.firstEntry().getValue().at());
        drain();
      }
    }
  }

  /** Nothing more comes: what is held goes out, with the holes in it. */
  void flush() {
    while (!held.isEmpty()) {
      passHole();
    }
    if (endMoment != null && !ended) {
      started = true;
      if (endsAt > next && next > 0) {
        lose(endsAt - next, Gap.PACKET_LOST, endMoment);
      }
      next = Math.max(next, endsAt);
      checkEnd();
    }
  }

  private void begin(long at) {
    started = true;
    next = at;
    drain();
  }

  private void hold(long from, Cursor payload, int missing, Moment at) {
    if (started && from + payload.remaining() + missing <= next) {
      return;
    }
    Held before = held.get(from);
    if (before == null || before.bytes.length < payload.remaining()) {
      byte[] copy = payload.rest();
      heldBytes += copy.length + HELD_OVERHEAD;
      heldBytes -= before == null ? 0 : before.bytes.length + HELD_OVERHEAD;
      held.put(from, new Held(copy, missing, at));
    }
  }

  private void drain() {
    if (started) {
      takeHeld();
      while (impatient()) {
        lose(held.firstKey() - next, Gap.PACKET_LOST, held.firstEntry().getValue().at());
        takeHeld();
      }
      checkEnd();
    }
  }

  private void takeHeld() {
    while (!held.isEmpty() && held.firstKey() <= next) {
      Map.Entry<Long, Held> first = held.pollFirstEntry();
      Held one = first.getValue();
      heldBytes -= one.bytes.length + HELD_OVERHEAD;
      long skip = next - first.getKey();
      if (skip < one.bytes.length) {
        deliver(new Cursor(one.bytes, 0, one.bytes.length), (int) skip, one.missing, one.at);
      } else if (skip < one.bytes.length + one.missing) {
        lose(one.bytes.length + one.missing - skip, Gap.SNAPLEN_CUT, one.at);
      }
    }
  }

  private boolean impatient() {
    return !held.isEmpty()
        && heldBytes > (acknowledged >= held.firstKey() ? MOST_HELD_ACKNOWLEDGED : MOST_HELD);
  }

  private void deliver(Cursor payload, int skip, int missing, Moment at) {
    latest = latest == null ? at : latest.later(at);
    int length = payload.remaining() - skip;
    long allowed = Math.min(length, endsAt - next); // RFC 9293 section 3.10.7.4: none after FIN
    next += length;
    if (allowed > 0) {
      sink.bytes(payload.array(), payload.position() + skip, (int) allowed, latest);
    }
    if (missing > 0) {
      lose(missing, Gap.SNAPLEN_CUT, at);
    }
    checkEnd();
  }

  private void lose(long bytes, Gap why, Moment at) {
    if (bytes > 0) {
      latest = latest == null ? at : latest.later(at);
      next += bytes;
      lostBytes += bytes;
      sink.gap(bytes, why, latest);
    }
  }

  private void checkEnd() {
    if (!ended && started && endMoment != null && next >= endsAt) {
      ended = true;
      sink.end(latest == null ? endMoment : latest.later(endMoment));
    }
  }

  /** Sequence numbers wrap; offsets go on counting (RFC 9293 section 3.4). */
  private long offset(int sequence) {
    if (!based) {
      based = true;
      baseSequence = sequence;
      return 0;
    }
    return next + (sequence - (baseSequence + (int) next));
  }
}
