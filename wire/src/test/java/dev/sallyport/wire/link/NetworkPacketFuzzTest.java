package dev.sallyport.wire.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.ip.Fragments;
import dev.sallyport.wire.ip.IpPacket;
import dev.sallyport.wire.tcp.TcpSegment;

/** Whatever a frame holds: a segment within its bounds, or none. */
class NetworkPacketFuzzTest {
  @FuzzTest
  void aFrameIsASegmentOrNone(byte[] bytes) {
    int linkType = bytes.length == 0 ? NetworkPacket.ETHERNET : bytes[0] & 0xff;
    Cursor frame = new Cursor(bytes, Math.min(1, bytes.length), bytes.length);
    NetworkPacket network = NetworkPacket.read(linkType, frame);
    IpPacket packet = network == null ? null : IpPacket.read(network);
    IpPacket whole = packet == null ? null : new Fragments().whole(packet);
    TcpSegment segment = whole == null ? null : TcpSegment.read(whole.payload(), whole.missing());
    if (segment != null) {
      assertThat(segment.payload().remaining()).isBetween(0, bytes.length);
      assertThat(segment.missing()).isBetween(0, 65_535);
    }
  }
}
