package dev.sallyport.wire.ip;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import org.jspecify.annotations.Nullable;

/** An IPv4 or IPv6 address. IPv4 stands in the low half, {@code high} is then -1. */
public record IpAddress(long high, long low, boolean v6) implements Comparable<IpAddress> {

  static IpAddress v4(Cursor cursor) throws Overrun {
    return new IpAddress(-1, cursor.u32(), false);
  }

  static IpAddress v6(Cursor cursor) throws Overrun {
    return new IpAddress(cursor.u64(), cursor.u64(), true);
  }

  /** The address of 4 or 16 bytes. */
  public static IpAddress of(byte[] bytes) throws Overrun {
    Cursor cursor = new Cursor(bytes, 0, bytes.length);
    return bytes.length == 4 ? v4(cursor) : v6(cursor);
  }

  @Override
  public int compareTo(IpAddress other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  // Written out: addresses are compared for each packet, and what the compiler makes for records is
  // slow until it is compiled itself.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpAddress address
        && high == address.high
        && low == address.low
        && v6 == address.v6;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high * 31 + low);
  }

  /** With a port, IPv6 in brackets. */
  public String withPort(int port) {
    return v6 ? "[" + this + "]:" + port : this + ":" + port;
  }

  /** Dotted for IPv4; for IPv6 the form of RFC 5952. */
  @Override
  public String toString() {
    if (!v6) {
      return (low >> 24 & 0xff)
          + "."
          + (low >> 16 & 0xff)
          + "."
          + (low >> 8 & 0xff)
          + "."
          + (low & 0xff);
    }
    int bestFrom = -1;
    int bestLength = 1;
    for (int from = 0; from < 8; from++) {
      int length = 0;
      while (from + length < 8 && group(from + length) == 0) {
        length++;
      }
      if (length > bestLength) {
        bestFrom = from;
        bestLength = length;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == bestFrom) {
        text.append("::");
        i += bestLength - 1;
      } else {
        if (i > 0 && i != bestFrom + bestLength) {
          text.append(':');
        }
        text.append(Integer.toHexString(group(i)));
      }
    }
    return text.toString();
  }

  private int group(int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (index & 3))) & 0xffff;
  }
}
