package dev.sallyport.wire.link;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import org.jspecify.annotations.Nullable;

/**
 * Where the network packet lies in a captured frame.
 *
 * @param etherType {@link #IPV4}, {@link #IPV6} or another
 * @param bytes from its first byte to the frame's last
 */
public record NetworkPacket(int etherType, Cursor bytes) {
  public static final int IPV4 = 0x0800;
  public static final int IPV6 = 0x86dd;

  private static final int VLAN = 0x8100;
  private static final int PROVIDER_VLAN = 0x88a8;
  private static final int OLD_PROVIDER_VLAN = 0x9100;
  private static final int PPPOE_SESSION = 0x8864;
  private static final int MOST_TAGS = 4;

  /** Link types by their number in the file; the names are those of tcpdump.org. */
  public static final int NULL = 0;

  public static final int ETHERNET = 1;
  public static final int PPP = 9;
  public static final int RAW = 101;
  public static final int LOOP = 108;
  public static final int LINUX_SLL = 113;
  public static final int IPV4_ONLY = 228;
  public static final int IPV6_ONLY = 229;

  /** Messages without packets, as Wireshark exports what it has opened; not read here. */
  public static final int EXPORTED_PDU = 252;

  public static final int LINUX_SLL2 = 276;

  /** Whether frames of that link type can be read. */
  public static boolean reads(int linkType) {
    return switch (linkType) {
      case NULL, ETHERNET, PPP, 12, 14, RAW, LOOP, LINUX_SLL, IPV4_ONLY, IPV6_ONLY, LINUX_SLL2 ->
          true;
      default -> false;
    };
  }

  /** The packet in a frame; null where the frame is cut short or the link type is not read. */
  public static @Nullable NetworkPacket read(int linkType, Cursor frame) {
    try {
      return switch (linkType) {
        case ETHERNET -> {
          frame.skip(12);
          yield tagged(frame.u16(), frame);
        }
        case RAW, 12, 14, IPV4_ONLY, IPV6_ONLY -> byVersion(frame);
        case NULL, LOOP -> {
          frame.skip(4); // the address family, whose number differs by system
          yield byVersion(frame);
        }
        case LINUX_SLL -> {
          frame.skip(14);
          yield tagged(frame.u16(), frame);
        }
        case LINUX_SLL2 -> {
          int type = frame.u16();
          frame.skip(18);
          yield tagged(type, frame);
        }
        case PPP -> ppp(frame);
        default -> null;
      };
    } catch (Overrun e) {
      return null;
    }
  }

  // IEEE 802.1Q: each tag is 2 bytes, then the next type
  private static @Nullable NetworkPacket tagged(int etherType, Cursor frame) throws Overrun {
    int type = etherType;
    for (int i = 0; i < MOST_TAGS && isTag(type); i++) {
      frame.skip(2);
      type = frame.u16();
    }
    if (type == PPPOE_SESSION) {
      frame.skip(6);
      return pppProtocol(frame.u16(), frame);
    }
    return new NetworkPacket(type, frame);
  }

  private static boolean isTag(int type) {
    return type == VLAN || type == PROVIDER_VLAN || type == OLD_PROVIDER_VLAN;
  }

  private static @Nullable NetworkPacket ppp(Cursor frame) throws Overrun {
    int first = frame.u16();
    // RFC 1662 section 3.1: address 0xff and control 0x03 may stand before the protocol
    return pppProtocol(first == 0xff03 ? frame.u16() : first, frame);
  }

  private static @Nullable NetworkPacket pppProtocol(int protocol, Cursor frame) {
    return switch (protocol) {
      case 0x0021 -> new NetworkPacket(IPV4, frame);
      case 0x0057 -> new NetworkPacket(IPV6, frame);
      default -> null;
    };
  }

  private static @Nullable NetworkPacket byVersion(Cursor frame) {
    if (frame.remaining() == 0) {
      return null;
    }
    return switch (frame.array()[frame.position()] >> 4 & 0xf) {
      case 4 -> new NetworkPacket(IPV4, frame);
      case 6 -> new NetworkPacket(IPV6, frame);
      default -> null;
    };
  }
}
