package dev.sallyport.gateway;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** TCP flags of the packets in a recording, read by hand: IPv4 without options. */
final class RecordedFlags {
  static final int RST = 4;
  private static final int ENHANCED_PACKET = 6;
  private static final int FLAGS_AT = 28 + 20 + 13;

  private RecordedFlags() {}

  /** How many packets have the flag. */
  static int of(byte[] pcapng, int flag) {
    ByteBuffer file = ByteBuffer.wrap(pcapng);
    file.order(file.getInt(8) == 0x1a2b3c4d ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int found = 0;
    for (int at = 0; at < pcapng.length; at += file.getInt(at + 4)) {
      if (file.getInt(at) == ENHANCED_PACKET && (file.get(at + FLAGS_AT) & flag) != 0) {
        found++;
      }
    }
    return found;
  }
}
