package dev.sallyport.wire.pcap;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;

/**
 * What stands before each packet of a classic capture file.
 *
 * <pre>
 * seconds(4) fraction(4) captured length(4) original length(4)
 * </pre>
 *
 * @param nanos since 1970
 */
public record PacketHeader(long nanos, long capturedLength, long originalLength) {
  private static final long SECOND = 1_000_000_000L;

  /** Reads the header that begins at {@code at}. */
  public static PacketHeader read(PcapHeader file, byte[] bytes, int at) throws Overrun {
    Cursor cursor = new Cursor(bytes, at, at + file.packetHeaderBytes(), file.littleEndian());
    long seconds = cursor.u32();
    long fraction = cursor.u32();
    long nanos = seconds * SECOND + (file.nanosecond() ? fraction : fraction * 1_000);
    return new PacketHeader(nanos, cursor.u32(), cursor.u32());
  }
}
