package dev.sallyport.wire.recording;

import dev.sallyport.wire.ip.IpAddress;
import dev.sallyport.wire.ip.IpPacket;
import dev.sallyport.wire.tcp.TcpSegment;
import java.nio.ByteBuffer;

/**
 * Makes IP packets that carry a TCP segment, with right checksums.
 *
 * <pre>
 * IPv4 header(20) or IPv6 header(40)   RFC 791 section 3.1, RFC 8200 section 3
 * TCP header(20) options(0 or 4)       RFC 9293 section 3.1
 * payload
 * </pre>
 */
final class IpFrame {
  private static final int TCP_BYTES = 20;
  private static final int HOPS = 64;

  /** No operation, then the window's scale (RFC 7323 section 2.2): nothing here fills a window. */
  private static final int WINDOW_SCALE = 0x01_03_03_07;

  private IpFrame() {}

  static byte[] of(
      Ends ends, boolean fromClient, int sequence, int acknowledged, int flags, Run payload) {
    boolean syn = (flags & TcpSegment.SYN) != 0;
    int ip = ends.v6() ? 40 : 20;
    int tcp = TCP_BYTES + (syn ? 4 : 0);
    byte[] bytes = new byte[ip + tcp + payload.length()];
    ByteBuffer frame = ByteBuffer.wrap(bytes);
    addresses(frame, ends, fromClient, tcp + payload.length());
    frame.putShort((short) (fromClient ? ends.clientPort() : ends.serverPort()));
    frame.putShort((short) (fromClient ? ends.serverPort() : ends.clientPort()));
    frame.putInt(sequence).putInt(acknowledged);
    frame.putShort((short) (tcp / 4 << 12 | flags)).putShort((short) 0xffff).putInt(0);
    if (syn) {
      frame.putInt(WINDOW_SCALE);
    }
    frame.put(payload.array(), payload.from(), payload.length());
    int addressesAt = ends.v6() ? 8 : 12;
    long pseudo = sum(bytes, addressesAt, ip) + IpPacket.TCP + bytes.length - ip;
    frame.putShort(ip + 16, checksum(pseudo + sum(bytes, ip, bytes.length)));
    if (!ends.v6()) {
      frame.putShort(10, checksum(sum(bytes, 0, ip)));
    }
    return bytes;
  }

  private static void addresses(ByteBuffer frame, Ends ends, boolean fromClient, int length) {
    IpAddress source = fromClient ? ends.client() : ends.server();
    IpAddress destination = fromClient ? ends.server() : ends.client();
    if (ends.v6()) {
      frame.putInt(0x6000_0000).putShort((short) length);
      frame.put((byte) IpPacket.TCP).put((byte) HOPS);
      v6(frame, source);
      v6(frame, destination);
    } else {
      frame.putShort((short) 0x4500).putShort((short) (20 + length)).putInt(0);
      frame.put((byte) HOPS).put((byte) IpPacket.TCP).putShort((short) 0);
      frame.putInt((int) source.low()).putInt((int) destination.low());
    }
  }

  private static void v6(ByteBuffer frame, IpAddress address) {
    boolean v6 = address.v6();
    frame.putLong(v6 ? address.high() : 0);
    frame.putLong(v6 ? address.low() : 0xffff_0000_0000L | address.low());
  }

  // RFC 1071
  private static long sum(byte[] bytes, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += (i - from) % 2 == 0 ? (bytes[i] & 0xff) << 8 : bytes[i] & 0xff;
    }
    return sum;
  }

  private static short checksum(long sum) {
    long folded = sum;
    while (folded >> 16 != 0) {
      folded = (folded & 0xffff) + (folded >> 16);
    }
    return (short) ~folded;
  }
}
