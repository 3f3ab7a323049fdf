package dev.sallyport.capture.flow;

import dev.sallyport.wire.bytes.Cursor;
import java.util.ArrayList;
import java.util.List;

/** Packets that are handed on together, sorted by the threads that they are for. */
final class PacketBatch {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_PACKETS = 4_096;

  private final List<List<FlowSegment>> segments = new ArrayList<>();
  private byte[] bytes = new byte[64 << 10];
  private int used;
  private int packets;

  PacketBatch(int threads) {
    for (int i = 0; i < threads; i++) {
      segments.add(new ArrayList<>());
    }
  }

  List<FlowSegment> of(int thread) {
    return segments.get(thread);
  }

  boolean hasRoom(int more) {
    return packets < MOST_PACKETS && used + more <= MOST_BYTES;
  }

  /** A copy of a frame, which stays until the batch is cleared. */
  Cursor kept(Cursor frame) {
    int length = frame.remaining();
    if (used + length > bytes.length) {
      // The array before lives on in the cursors that were cut from it.
      bytes = new byte[Math.max(length, Math.min(MOST_BYTES, bytes.length * 4))];
      used = 0;
    }
    System.arraycopy(frame.array(), frame.position(), bytes, used, length);
    used += length;
    packets++;
    return new Cursor(bytes, used - length, used);
  }

  void clear() {
    segments.forEach(List::clear);
    used = 0;
    packets = 0;
  }
}
