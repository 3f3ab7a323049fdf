package dev.sallyport.capture.flow;

import dev.sallyport.capture.trail.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a capture's connections, in the order of their last packets. A connection leaves the
 * table some time after its end, or when it is the one that was silent longest among {@link
 * #MOST_OPEN}. Not thread-safe.
 */
final class FlowTable {
  /** Each table has its share of what a capture may take. */
  static final int MOST_OPEN = 20_000 / FlowTables.LANES;

  private static final long MOST_HELD_BYTES = (64L << 20) / FlowTables.LANES;
  private static final int HELD_CHECK_PACKETS = 1_024 / FlowTables.LANES;

  /** Late packets of a closed connection belong to it for so long. */
  private static final long LINGER_NANOS = Duration.ofSeconds(30).toNanos();

  private static final int MOST_LINGERING = 1_024 / FlowTables.LANES;

  /** A connection that left the table, and the packet at which it did. */
  record Closed(Flow flow, int packet) {}

  private final ConversationStart start;
  private final Map<FlowKey, Flow> open = new LinkedHashMap<>(64, 0.75f, true);
  private final Deque<FlowKey> lingering = new ArrayDeque<>();
  private List<Flow> begun = new ArrayList<>();
  private List<Closed> closed = new ArrayList<>();
  private int packets;

  FlowTable(ConversationStart start) {
    this.start = start;
  }

  /** Takes a segment of one of its connections. */
  void segment(FlowSegment each) {
    FlowKey key = each.key();
    Flow flow = open.get(key);
    if (flow != null && flow.reusedBy(each.from(), each.segment())) {
      lingering.remove(key);
      close(key, each);
      flow = null;
    }
    if (flow == null) {
      Endpoint to = key.low().equals(each.from()) ? key.high() : key.low();
      flow = new Flow(each.from(), to, start, each.at());
      flow.story().leg(each.leg());
      begun.add(flow);
      open.put(key, flow);
      if (open.size() > MOST_OPEN) {
        FlowKey oldest = open.keySet().iterator().next();
        lingering.remove(oldest);
        close(oldest, each);
      }
    }
    boolean wasOver = flow.over();
    flow.packet(each.from(), each.segment(), each.hops(), each.at());
    if (!wasOver && flow.over()) {
      lingering.add(key);
    }
    expire(each);
    if (++packets % HELD_CHECK_PACKETS == 0) {
      limitHeld();
    }
  }

  /** The connections that began since the last call. */
  List<Flow> begun() {
    List<Flow> all = begun;
    begun = new ArrayList<>();
    return all;
  }

  /** The connections that left since the last call. */
  List<Closed> closed() {
    List<Closed> all = closed;
    closed = new ArrayList<>();
    return all;
  }

  /** Those that are still open; the capture is at its end. */
  List<Flow> rest() {
    List<Flow> all = List.copyOf(open.values());
    open.clear();
    return all;
  }

  private void expire(FlowSegment each) {
    while (!lingering.isEmpty()) {
      FlowKey oldest = lingering.peek();
      Flow flow = open.get(oldest);
      boolean keep =
          flow != null
              && lingering.size() <= MOST_LINGERING
              && each.last().nanos() - flow.last().nanos() < LINGER_NANOS;
      if (keep) {
        return;
      }
      lingering.poll();
      if (flow != null) {
        close(oldest, each);
      }
    }
  }

  private void limitHeld() {
    long held = open.values().stream().mapToLong(Flow::heldBytes).sum();
    if (held > MOST_HELD_BYTES) {
      open.values().forEach(Flow::passHoles);
    }
  }

  private void close(FlowKey key, FlowSegment because) {
    Flow flow = open.remove(key);
    if (flow != null) {
      Moment last = because.last();
      flow.finish(last);
      closed.add(new Closed(flow, because.at().packet()));
    }
  }
}
