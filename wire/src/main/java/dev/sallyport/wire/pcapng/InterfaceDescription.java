package dev.sallyport.wire.pcapng;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;

/**
 * Where packets of a section were captured, and how their times count.
 *
 * @param unitsPerSecond of the packets' time stamps
 * @param offsetSeconds to be added to them
 * @param name as the file has it; empty where it has none
 */
public record InterfaceDescription(
    int linkType, long snapLength, long unitsPerSecond, long offsetSeconds, String name) {
  private static final int NAME = 2;
  private static final int TIME_RESOLUTION = 9;
  private static final int TIME_OFFSET = 14;
  private static final long SECOND = 1_000_000_000L;

  /**
   * Reads the body of an Interface Description Block.
   *
   * <pre>
   * link type(2) reserved(2) snapshot length(4) options
   * </pre>
   */
  public static InterfaceDescription read(Cursor body) throws Overrun {
    int linkType = body.u16();
    body.skip(2);
    long snapLength = body.u32();
    long units = 1_000_000;
    long offset = 0;
    String name = "";
    for (Option option = Option.read(body); option != null; option = Option.read(body)) {
      Cursor value = option.value();
      if (option.code() == TIME_RESOLUTION && value.remaining() >= 1) {
        units = units(value.u8());
      } else if (option.code() == TIME_OFFSET && value.remaining() >= 8) {
        offset = value.u64();
      } else if (option.code() == NAME) {
        name = option.text();
      }
    }
    return new InterfaceDescription(linkType, snapLength, units, offset, name);
  }

  /** Nanoseconds since 1970 of a time stamp as written. */
  public long nanos(long timeStamp) {
    long seconds = Long.divideUnsigned(timeStamp, unitsPerSecond);
    long rest = Long.remainderUnsigned(timeStamp, unitsPerSecond);
    long fraction =
        unitsPerSecond <= SECOND
            ? rest * SECOND / unitsPerSecond
            : rest / Math.max(1, unitsPerSecond / SECOND);
    return (seconds + offsetSeconds) * SECOND + fraction;
  }

  /** The high bit chooses between powers of two and of ten. */
  private static long units(int resolution) {
    int exponent = resolution & 0x7f;
    if ((resolution & 0x80) != 0) {
      return 1L << Math.min(exponent, 62);
    }
    long units = 1;
    for (int i = 0; i < Math.min(exponent, 18); i++) {
      units *= 10;
    }
    return units;
  }
}
