package dev.sallyport.app.coverage;

import dev.sallyport.capture.file.CaptureFile;
import dev.sallyport.wire.link.NetworkPacket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A capture file in memory: packets with made-up headers for bytes that really passed. Time runs
 * {@link #HURRY} times faster in it than in the world, so that a short wait looks like a long one.
 */
final class PacketTape {
  static final int HURRY = 20;

  // RFC 9293 section 3.1
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int PSH = 8;
  static final int ACK = 16;

  private static final int NANOSECONDS = 0xa1b23c4d;
  private static final int SNAP_BYTES = 65_535;
  private static final long EPOCH_SECONDS = 1_700_000_000;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final long begin = System.nanoTime();

  PacketTape() {
    ByteBuffer head = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(NANOSECONDS).putShort((short) 2).putShort((short) 4).putLong(0);
    head.putInt(SNAP_BYTES).putInt(NetworkPacket.RAW);
    out.writeBytes(head.array());
  }

  /** A segment without data. */
  synchronized void segment(Line line, boolean byClient, int flags) {
    packet(line, byClient, flags, new byte[0], 0, 0);
    line.sent(byClient, (flags & (SYN | FIN)) == 0 ? 0 : 1);
  }

  /** Data of one side. */
  synchronized void data(Line line, boolean byClient, byte[] bytes, int length) {
    for (int from = 0; from < length; from += Line.SEGMENT_BYTES) {
      int part = Math.min(Line.SEGMENT_BYTES, length - from);
      packet(line, byClient, ACK | PSH, bytes, from, part);
      line.sent(byClient, part);
    }
  }

  synchronized CaptureFile file(String name) {
    byte[] bytes = out.toByteArray();
    return new CaptureFile(name, bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  private void packet(Line line, boolean byClient, int flags, byte[] bytes, int from, int length) {
    long nanos = (System.nanoTime() - begin) * HURRY;
    int total = 40 + length;
    ByteBuffer record = ByteBuffer.allocate(16 + total).order(ByteOrder.LITTLE_ENDIAN);
    record
        .putInt((int) (EPOCH_SECONDS + nanos / 1_000_000_000))
        .putInt((int) (nanos % 1_000_000_000));
    record.putInt(total).putInt(total).order(ByteOrder.BIG_ENDIAN);
    // RFC 791 section 3.1: version 4, 20 bytes, do not fragment, TTL 64, TCP, no checksum
    record.putShort((short) 0x4500).putShort((short) total).putInt(0x4000);
    record.put((byte) 64).put((byte) 6).putShort((short) 0);
    record
        .putInt(byClient ? Line.CLIENT : Line.ORIGIN)
        .putInt(byClient ? Line.ORIGIN : Line.CLIENT);
    // RFC 9293 section 3.1: data begins after 20 bytes
    record.putShort((short) line.port(byClient)).putShort((short) line.port(!byClient));
    record.putInt(line.next(byClient));
    record.putInt((flags & ACK) == 0 ? 0 : line.next(!byClient));
    record.putShort((short) (0x5000 | flags)).putShort((short) 0xffff).putInt(0);
    record.put(bytes, from, length);
    out.writeBytes(record.array());
  }

  /** The ends of a connection and their next sequence numbers. */
  static final class Line {
    static final int SEGMENT_BYTES = 1_400;
    static final int CLIENT = 0x0a000001;
    static final int ORIGIN = 0x0a000002;
    private static final int HTTPS = 443;

    private final int clientPort;
    private int clientNext = 1_000;
    private int originNext = 2_000;

    Line(int clientPort) {
      this.clientPort = clientPort;
    }

    int port(boolean ofClient) {
      return ofClient ? clientPort : HTTPS;
    }

    int next(boolean ofClient) {
      return ofClient ? clientNext : originNext;
    }

    void sent(boolean byClient, int bytes) {
      if (byClient) {
        clientNext += bytes;
      } else {
        originNext += bytes;
      }
    }
  }
}
