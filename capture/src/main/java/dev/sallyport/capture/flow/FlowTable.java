package dev.sallyport.capture.flow;

import dev.sallyport.capture.trail.Moment;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.ip.Fragments;
import dev.sallyport.wire.ip.IpPacket;
import dev.sallyport.wire.link.NetworkPacket;
import dev.sallyport.wire.tcp.TcpSegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sorts packets by connection. A connection leaves the table some time after its end, or when it is
 * the one that was silent longest among {@link #MOST_OPEN}. Not thread-safe.
 */
public final class FlowTable {
  static final int MOST_OPEN = 20_000;
  private static final long MOST_HELD_BYTES = 64L << 20;
  private static final int HELD_CHECK_PACKETS = 1_024;

  /** Late packets of a closed connection belong to it for so long. */
  private static final long LINGER_NANOS = Duration.ofSeconds(30).toNanos();

  private static final int MOST_LINGERING = 1_024;

  private final ConversationStart start;
  private final Consumer<Flow> finished;
  private final Map<FlowKey, Flow> open = new LinkedHashMap<>(64, 0.75f, true);
  private final Deque<FlowKey> lingering = new ArrayDeque<>();
  private final Fragments fragments = new Fragments();
  private Moment last = new Moment(0, 0);
  private int flows;
  private long tcpPackets;
  private long otherPackets;

  /**
   * @param finished takes each flow when it is complete
   */
  public FlowTable(ConversationStart start, Consumer<Flow> finished) {
    this.start = start;
    this.finished = finished;
  }

  /** Takes a captured frame. {@code missing}: bytes of it that were not captured. */
  public void frame(int linkType, Cursor frame, Moment at) {
    last = last.later(at);
    NetworkPacket network = NetworkPacket.read(linkType, frame);
    IpPacket packet = network == null ? null : IpPacket.read(network);
    IpPacket whole = packet == null ? null : fragments.whole(packet);
    TcpSegment segment =
        whole == null || whole.protocol() != IpPacket.TCP
            ? null
            : TcpSegment.read(whole.payload(), whole.missing());
    if (whole == null || segment == null) {
      otherPackets++;
      return;
    }
    tcpPackets++;
    Endpoint from = new Endpoint(whole.source(), segment.sourcePort());
    Endpoint to = new Endpoint(whole.destination(), segment.destinationPort());
    FlowKey key = FlowKey.of(from, to);
    Flow flow = open.get(key);
    if (flow != null && flow.reusedBy(from, segment)) {
      lingering.remove(key);
      close(key);
      flow = null;
    }
    if (flow == null) {
      flow = new Flow(++flows, from, to, start, at);
      open.put(key, flow);
      if (open.size() > MOST_OPEN) {
        FlowKey oldest = open.keySet().iterator().next();
        lingering.remove(oldest);
        close(oldest);
      }
    }
    boolean wasOver = flow.over();
    flow.packet(from, segment, whole.hops(), at);
    if (!wasOver && flow.over()) {
      lingering.add(key);
    }
    expire();
    if (tcpPackets % HELD_CHECK_PACKETS == 0) {
      limitHeld();
    }
  }

  /** The capture is at its end. */
  public void finish() {
    for (FlowKey key : open.keySet().toArray(FlowKey[]::new)) {
      close(key);
    }
  }

  public Moment last() {
    return last;
  }

  public int flows() {
    return flows;
  }

  public long tcpPackets() {
    return tcpPackets;
  }

  /** Packets that are no TCP, or cut so short that nobody can tell. */
  public long otherPackets() {
    return otherPackets;
  }

  private void expire() {
    while (!lingering.isEmpty()) {
      FlowKey oldest = lingering.peek();
      Flow flow = open.get(oldest);
      boolean keep =
          flow != null
              && lingering.size() <= MOST_LINGERING
              && last.nanos() - flow.last().nanos() < LINGER_NANOS;
      if (keep) {
        return;
      }
      lingering.poll();
      if (flow != null) {
        close(oldest);
      }
    }
  }

  private void limitHeld() {
    long held = open.values().stream().mapToLong(Flow::heldBytes).sum();
    if (held > MOST_HELD_BYTES) {
      open.values().forEach(Flow::passHoles);
    }
  }

  private void close(FlowKey key) {
    Flow flow = open.remove(key);
    if (flow != null) {
      flow.finish(last);
      finished.accept(flow);
    }
  }
}
