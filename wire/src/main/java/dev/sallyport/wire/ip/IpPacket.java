package dev.sallyport.wire.ip;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.link.NetworkPacket;
import org.jspecify.annotations.Nullable;

/**
 * An IP packet, or a fragment of one.
 *
 * @param hops what is left of the sender's TTL or hop limit
 * @param fragment null where the packet is whole
 * @param payload as far as it was captured
 * @param missing bytes at the payload's end that were sent and not captured
 */
public record IpPacket(
    IpAddress source,
    IpAddress destination,
    int protocol,
    int hops,
    @Nullable Fragment fragment,
    Cursor payload,
    long missing) {
  public static final int TCP = 6;

  private static final int MOST_EXTENSIONS = 8;

  /** A part of a packet. {@code offset} in bytes; {@code more} follow. */
  public record Fragment(long identification, int offset, boolean more) {}

  /** The packet that a frame carries; null where it is no IP or its head is cut. */
  public static @Nullable IpPacket read(NetworkPacket packet) {
    try {
      return switch (packet.etherType()) {
        case NetworkPacket.IPV4 -> v4(packet.bytes());
        case NetworkPacket.IPV6 -> v6(packet.bytes());
        default -> null;
      };
    } catch (Overrun e) {
      return null;
    }
  }

  // RFC 791 section 3.1
  private static @Nullable IpPacket v4(Cursor bytes) throws Overrun {
    int begin = bytes.position();
    int first = bytes.u8();
    int headerLength = (first & 0xf) * 4;
    bytes.skip(1);
    int total = bytes.u16();
    int identification = bytes.u16();
    int flags = bytes.u16();
    int hops = bytes.u8();
    int protocol = bytes.u8();
    bytes.skip(2);
    IpAddress source = IpAddress.v4(bytes);
    IpAddress destination = IpAddress.v4(bytes);
    if (first >> 4 != 4 || headerLength < 20 || (total != 0 && total < headerLength)) {
      return null;
    }
    bytes.skip(headerLength - (bytes.position() - begin));
    // A total of 0 is left by segmentation offload: the frame's own length counts.
    int sent = total == 0 ? bytes.remaining() : total - headerLength;
    int kept = Math.min(sent, bytes.remaining());
    boolean more = (flags & 0x2000) != 0;
    int offset = (flags & 0x1fff) * 8;
    Fragment fragment = more || offset > 0 ? new Fragment(identification, offset, more) : null;
    return new IpPacket(
        source, destination, protocol, hops, fragment, bytes.sub(kept), (long) sent - kept);
  }

  // RFC 8200 sections 3 and 4
  private static @Nullable IpPacket v6(Cursor bytes) throws Overrun {
    if (bytes.u32() >> 28 != 6) {
      return null;
    }
    int length = bytes.u16();
    int next = bytes.u8();
    int hops = bytes.u8();
    IpAddress source = IpAddress.v6(bytes);
    IpAddress destination = IpAddress.v6(bytes);
    int sent = length == 0 ? bytes.remaining() : length;
    int kept = Math.min(sent, bytes.remaining());
    Cursor payload = bytes.sub(kept);
    Fragment fragment = null;
    for (int i = 0; i < MOST_EXTENSIONS && extension(next); i++) {
      int following = payload.u8();
      int size = payload.u8();
      if (next == 44) {
        int position = payload.u16();
        fragment = new Fragment(payload.u32(), position & 0xfff8, (position & 1) != 0);
        next = following;
        if (fragment.offset() > 0) {
          break;
        }
        continue;
      }
      payload.skip(6 + size * (next == 51 ? 4L : 8L)); // RFC 4302 section 2.2 counts by 4 bytes
      next = following;
    }
    return new IpPacket(source, destination, next, hops, fragment, payload, (long) sent - kept);
  }

  /** Hop-by-hop, routing, fragment, authentication, destination options, mobility. */
  private static boolean extension(int protocol) {
    return switch (protocol) {
      case 0, 43, 44, 51, 60, 135 -> true;
      default -> false;
    };
  }
}
