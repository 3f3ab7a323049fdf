package dev.sallyport.wire.tcp;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import org.jspecify.annotations.Nullable;

/**
 * A TCP segment (RFC 9293 section 3.1).
 *
 * @param sequence and {@code acknowledgment}: 32 bits, as signed numbers
 * @param window as written; {@code windowShift} has to be applied to later segments' windows
 * @param windowShift of a SYN (RFC 7323 section 2); -1 where the option is not there
 * @param payload as far as it was captured
 * @param missing bytes of the payload that were sent and not captured
 */
public record TcpSegment(
    int sourcePort,
    int destinationPort,
    int sequence,
    int acknowledgment,
    int flags,
    int window,
    int windowShift,
    Cursor payload,
    int missing) {
  public static final int FIN = 1;
  public static final int SYN = 2;
  public static final int RST = 4;
  public static final int PSH = 8;
  public static final int ACK = 16;

  /** Reads a packet's payload; null where the header is cut or cannot be one. */
  public static @Nullable TcpSegment read(Cursor bytes, long missing) {
    try {
      int begin = bytes.position();
      int sourcePort = bytes.u16();
      int destinationPort = bytes.u16();
      int sequence = (int) bytes.u32();
      int acknowledgment = (int) bytes.u32();
      int offsetAndFlags = bytes.u16();
      int window = bytes.u16();
      bytes.skip(4);
      int options = (offsetAndFlags >> 12) * 4 - (bytes.position() - begin);
      if (options < 0) {
        return null;
      }
      int flags = offsetAndFlags & 0x1ff;
      int shift = options == 0 ? -1 : windowShift(bytes.sub(options), flags);
      return new TcpSegment(
          sourcePort,
          destinationPort,
          sequence,
          acknowledgment,
          flags,
          window,
          shift,
          bytes,
          (int) Math.min(missing, 65_535));
    } catch (Overrun e) {
      return null;
    }
  }

  public boolean fin() {
    return (flags & FIN) != 0;
  }

  public boolean syn() {
    return (flags & SYN) != 0;
  }

  public boolean rst() {
    return (flags & RST) != 0;
  }

  public boolean ack() {
    return (flags & ACK) != 0;
  }

  /** Bytes of payload that were sent, captured or not. */
  public int length() {
    return payload.remaining() + missing;
  }

  private static int windowShift(Cursor options, int flags) throws Overrun {
    while ((flags & SYN) != 0 && options.remaining() > 0) {
      int kind = options.u8();
      if (kind == 0) {
        break;
      }
      if (kind == 1) {
        continue;
      }
      int length = options.u8();
      if (kind == 3 && length == 3) {
        return Math.min(options.u8(), 14); // RFC 7323 section 2.3: 14 at most
      }
      options.skip(length - 2L);
    }
    return -1;
  }
}
