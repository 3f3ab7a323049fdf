package dev.sallyport.capture.recorded;

import dev.sallyport.capture.analysis.Packets;
import dev.sallyport.capture.analysis.Packets.Packet;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.link.NetworkPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** TCP connections as packets, made from what was said on them. Thread-safe. */
final class Recording {
  private static final int SEGMENT_BYTES = 1_400;
  private static final int FIN_ACK = 0x11;
  private static final int SYN = 2;
  private static final int SYN_ACK = 0x12;
  private static final int PUSH_ACK = 0x18;
  private static final int ORIGIN_PORT = 443;

  private final List<Packet> packets = new ArrayList<>();
  private int connections;

  /** One connection of 10.0.0.1 to 10.0.0.2. */
  final class Connection {
    private final int clientPort = 40_000 + connections++;
    private int clientNext = 1_000;
    private int originNext = 5_000;

    private Connection() {
      segment(true, SYN, new byte[0], 0, 0);
      clientNext++;
      segment(false, SYN_ACK, new byte[0], 0, 0);
      originNext++;
    }

    void said(boolean byClient, byte[] bytes, int length) {
      synchronized (packets) {
        for (int at = 0; at < length; at += SEGMENT_BYTES) {
          segment(byClient, PUSH_ACK, bytes, at, Math.min(SEGMENT_BYTES, length - at));
        }
      }
    }

    void ended(boolean byClient) {
      synchronized (packets) {
        segment(byClient, FIN_ACK, new byte[0], 0, 0);
      }
    }

    private void segment(boolean byClient, int flags, byte[] bytes, int from, int length) {
      ByteBuffer packet = ByteBuffer.allocate(40 + length);
      packet.putShort((short) 0x4500).putShort((short) packet.capacity()).putInt(0);
      packet.putShort((short) 0x4006).putShort((short) 0);
      packet.putInt(byClient ? 0x0a000001 : 0x0a000002).putInt(byClient ? 0x0a000002 : 0x0a000001);
      packet.putShort((short) (byClient ? clientPort : ORIGIN_PORT));
      packet.putShort((short) (byClient ? ORIGIN_PORT : clientPort));
      packet.putInt(byClient ? clientNext : originNext);
      packet.putInt(byClient ? originNext : clientNext);
      packet.putShort((short) (0x5000 | flags)).putShort((short) 8_192).putInt(0);
      packet.put(bytes, from, length);
      if (byClient) {
        clientNext += length;
      } else {
        originNext += length;
      }
      long nanos = 1_000_000_000L + packets.size() * 1_000_000L;
      Cursor frame = new Cursor(packet.array(), 0, packet.capacity());
      packets.add(new Packet(nanos, NetworkPacket.RAW, frame));
    }
  }

  Connection connected() {
    synchronized (packets) {
      return new Connection();
    }
  }

  List<Packet> packets() {
    synchronized (packets) {
      return List.copyOf(packets);
    }
  }

  byte[] pcap() {
    return Packets.pcap(packets());
  }
}
