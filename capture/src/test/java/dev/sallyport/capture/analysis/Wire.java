package dev.sallyport.capture.analysis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sallyport.capture.analysis.Packets.Packet;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.link.NetworkPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Packets between a client 10.0.0.1:40000 and an origin 10.0.0.2:80, made by hand. */
final class Wire {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int ACK = 16;

  private final List<Packet> packets = new ArrayList<>();
  private int identification;

  /** A segment of the client's; {@code sequence} and {@code acknowledged} count from 0. */
  Wire client(double second, int flags, int sequence, int acknowledged, String payload) {
    return segment(second, true, 64, flags, sequence, acknowledged, 8_192, payload);
  }

  Wire origin(double second, int flags, int sequence, int acknowledged, String payload) {
    return segment(second, false, 60, flags, sequence, acknowledged, 8_192, payload);
  }

  Wire segment(
      double second,
      boolean fromClient,
      int hops,
      int flags,
      int sequence,
      int acknowledged,
      int window,
      String payload) {
    byte[] tcp = tcp(fromClient, flags, sequence, acknowledged, window, payload);
    add(second, ip(fromClient, hops, 0, tcp));
    return this;
  }

  /** A segment of the client's in two fragments, the second one first. */
  Wire fragmented(double second, int sequence, int acknowledged, String payload) {
    byte[] tcp = tcp(true, ACK, sequence, acknowledged, 8_192, payload);
    byte[] first = Arrays.copyOf(tcp, 24);
    byte[] rest = Arrays.copyOfRange(tcp, 24, tcp.length);
    identification++;
    add(second, ip(true, 64, 3, rest));
    add(second, ip(true, 64, 0x2000, first));
    return this;
  }

  /** SYN, SYN with ACK, ACK. */
  Wire connected() {
    return client(0, SYN, -1, 0, "").origin(0.01, SYN | ACK, -1, 0, "").client(0.02, ACK, 0, 0, "");
  }

  List<Packet> packets() {
    return packets;
  }

  byte[] pcap() {
    return Packets.pcap(packets);
  }

  private void add(double second, byte[] packet) {
    packets.add(
        new Packet(
            Math.round(second * 1e9), NetworkPacket.RAW, new Cursor(packet, 0, packet.length)));
  }

  private static byte[] tcp(
      boolean fromClient, int flags, int sequence, int acknowledged, int window, String payload) {
    byte[] bytes = new byte[20 + payload.length()];
    ByteBuffer tcp = ByteBuffer.wrap(bytes);
    tcp.putShort((short) (fromClient ? 40_000 : 80)).putShort((short) (fromClient ? 80 : 40_000));
    tcp.putInt(1_000 + sequence).putInt(1_000 + acknowledged);
    tcp.putShort((short) (5 << 12 | flags)).putShort((short) window).putInt(0);
    tcp.put(payload.getBytes(ISO_8859_1));
    return bytes;
  }

  private byte[] ip(boolean fromClient, int hops, int fragment, byte[] payload) {
    byte[] bytes = new byte[20 + payload.length];
    ByteBuffer ip = ByteBuffer.wrap(bytes);
    ip.put((byte) 0x45).put((byte) 0).putShort((short) bytes.length);
    ip.putShort((short) identification).putShort((short) fragment);
    ip.put((byte) hops).put((byte) 6).putShort((short) 0);
    ip.putInt(fromClient ? 0x0a000001 : 0x0a000002).putInt(fromClient ? 0x0a000002 : 0x0a000001);
    ip.put(payload);
    return bytes;
  }
}
