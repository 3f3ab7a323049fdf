package dev.sallyport.capture.flow;

import dev.sallyport.capture.trail.Leg;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.ip.Fragments;
import dev.sallyport.wire.ip.IpPacket;
import dev.sallyport.wire.link.NetworkPacket;
import dev.sallyport.wire.tcp.TcpSegment;
import org.jspecify.annotations.Nullable;

/** From captured frames to TCP segments. Not thread-safe. */
final class SegmentReader {
  private final Fragments fragments = new Fragments();
  private Moment last = new Moment(0, 0);
  private Leg leg = Leg.UNKNOWN;
  private long tcpPackets;

  void leg(Leg ofFollowing) {
    leg = ofFollowing;
  }

  /**
   * The frame's segment; null where it has none, or not yet, or is cut so short that nobody can
   * tell.
   */
  @Nullable FlowSegment read(int linkType, Cursor frame, Moment at) {
    last = last.later(at);
    NetworkPacket network = NetworkPacket.read(linkType, frame);
    IpPacket packet = network == null ? null : IpPacket.read(network);
    IpPacket whole = packet == null ? null : fragments.whole(packet);
    TcpSegment segment =
        whole == null || whole.protocol() != IpPacket.TCP
            ? null
            : TcpSegment.read(whole.payload(), whole.missing());
    if (whole == null || segment == null) {
      return null;
    }
    tcpPackets++;
    Endpoint from = new Endpoint(whole.source(), segment.sourcePort());
    Endpoint to = new Endpoint(whole.destination(), segment.destinationPort());
    return new FlowSegment(FlowKey.of(from, to), from, segment, whole.hops(), at, last, leg);
  }

  Moment last() {
    return last;
  }

  long tcpPackets() {
    return tcpPackets;
  }
}
