package dev.sallyport.wire.pcap;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import org.jspecify.annotations.Nullable;

/**
 * The head of a classic capture file.
 *
 * <pre>
 * magic(4) major(2) minor(2) reserved(8) snapshot length(4) link type(4)
 * </pre>
 *
 * draft-ietf-opsawg-pcap section 4.
 *
 * @param littleEndian how all numbers of the file are written
 * @param nanosecond whether the fraction of a packet's time counts nanoseconds, not microseconds
 * @param packetHeaderBytes length of the header before each packet
 * @param linkType without the bits for a frame check sequence
 */
public record PcapHeader(
    boolean littleEndian,
    boolean nanosecond,
    int packetHeaderBytes,
    long snapLength,
    int linkType) {
  public static final int BYTES = 24;

  private static final int MICROSECONDS = 0xa1b2c3d4;
  private static final int NANOSECONDS = 0xa1b23c4d;

  /** A variant of old Linux systems, whose packet headers are 8 bytes longer. */
  private static final int MODIFIED = 0xa1b2cd34;

  /** Reads the first {@link #BYTES} bytes of a file; null where they begin no such file. */
  public static @Nullable PcapHeader read(byte[] head) throws Overrun {
    int magic = (int) new Cursor(head, 0, BYTES).u32();
    boolean little = !known(magic);
    if (little) {
      magic = Integer.reverseBytes(magic);
    }
    if (!known(magic)) {
      return null;
    }
    Cursor cursor = new Cursor(head, 4, BYTES, little);
    cursor.skip(12);
    long snapLength = cursor.u32();
    int linkType = (int) (cursor.u32() & 0xffff);
    return new PcapHeader(
        little, magic == NANOSECONDS, magic == MODIFIED ? 24 : 16, snapLength, linkType);
  }

  private static boolean known(int magic) {
    return magic == MICROSECONDS || magic == NANOSECONDS || magic == MODIFIED;
  }
}
