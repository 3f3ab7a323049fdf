package dev.sallyport.capture.flow;

import dev.sallyport.capture.trail.Moment;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.tcp.TcpSegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The first segments of a connection, which wait until both sides' SYNs were seen: these may stand
 * later in the file. After some patience the capture has begun late, and each side begins with the
 * lowest sequence number that is there.
 */
final class WaitingSegments {
  private static final int PATIENCE = 24;

  private record Waiting(Half sender, TcpSegment segment, Moment at) {}

  interface Data {
    void segment(Half sender, TcpSegment segment, Moment at);
  }

  private final List<Waiting> waiting = new ArrayList<>(2);

  /** Takes a segment. Whether they can go on now, that one among them. */
  boolean begins(Half one, Half other, Half sender, TcpSegment segment, Moment at) {
    if (segment.length() > 0 || segment.fin()) {
      waiting.add(new Waiting(sender, kept(segment), at));
    }
    return one.synSeen() && other.synSeen() || waiting.size() >= PATIENCE;
  }

  /** Hands all on in the order of time. */
  void release(Data data) {
    waiting.sort(Comparator.comparingLong((Waiting one) -> one.at.nanos()));
    for (Waiting first : waiting) {
      if (!first.sender.stream.started() && first.segment.length() > 0) {
        first.sender.stream.startAt(lowest(first.sender, first.segment.sequence()));
      }
    }
    waiting.forEach(each -> data.segment(each.sender, each.segment, each.at));
    waiting.clear();
  }

  private int lowest(Half sender, int first) {
    int lowest = first;
    for (Waiting each : waiting) {
      boolean ofSender = each.sender == sender && each.segment.length() > 0;
      if (ofSender && each.segment.sequence() - lowest < 0) {
        lowest = each.segment.sequence();
      }
    }
    return lowest;
  }

  /** The reader reuses the array that it gave. */
  private static TcpSegment kept(TcpSegment segment) {
    byte[] copy = segment.payload().rest();
    return new TcpSegment(
        segment.sourcePort(),
        segment.destinationPort(),
        segment.sequence(),
        segment.acknowledgment(),
        segment.flags(),
        segment.window(),
        segment.windowShift(),
        new Cursor(copy, 0, copy.length),
        segment.missing());
  }
}
