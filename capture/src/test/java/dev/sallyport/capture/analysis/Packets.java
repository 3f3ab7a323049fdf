package dev.sallyport.capture.analysis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sallyport.capture.file.CaptureReader;
import dev.sallyport.capture.file.CaptureSink;
import dev.sallyport.wire.bytes.Cursor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Packets of a capture, to be put together otherwise. */
public final class Packets {
  /** A packet with its time in nanoseconds since 1970. */
  public record Packet(long nanos, int linkType, Cursor frame) {}

  private Packets() {}

  public static List<Packet> of(String capture) throws IOException {
    List<Packet> packets = new ArrayList<>();
    CaptureSink sink =
        (number, nanos, linkType, frame, originalLength) -> {
          byte[] copy = frame.rest();
          packets.add(new Packet(nanos, linkType, new Cursor(copy, 0, copy.length)));
        };
    byte[] bytes = Files.readAllBytes(SharedCaptures.folder().resolve(capture));
    new CaptureReader(capture, read -> {}).read(new ByteArrayInputStream(bytes), sink);
    return packets;
  }

  /** The packets as a classic capture file with nanoseconds. */
  public static byte[] pcap(List<Packet> packets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer head = little(24).putInt(0xa1b23c4d).putShort((short) 2).putShort((short) 4);
    head.putLong(0).putInt(262_144).putInt(packets.getFirst().linkType());
    out.writeBytes(bytes(head));
    for (Packet packet : packets) {
      ByteBuffer each = little(16).putInt((int) (packet.nanos() / 1_000_000_000L));
      each.putInt((int) (packet.nanos() % 1_000_000_000L));
      each.putInt(packet.frame().remaining()).putInt(packet.frame().remaining());
      out.writeBytes(bytes(each));
      write(out, packet.frame());
    }
    return out.toByteArray();
  }

  /** The packets as pcapng, and behind them a key log as a Decryption Secrets Block. */
  public static byte[] pcapngWithSecretsLast(List<Packet> packets, String keyLog) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    block(out, 0x0a0d0d0a, little(16).putInt(0x1a2b3c4d).putInt(1).putLong(-1).array());
    int linkType = packets.getFirst().linkType();
    block(out, 1, little(8).putShort((short) linkType).array());
    for (Packet packet : packets) {
      int length = packet.frame().remaining();
      long micros = packet.nanos() / 1_000;
      ByteBuffer body = little(20 + length).putInt(0).putInt((int) (micros >>> 32));
      body.putInt((int) micros).putInt(length).putInt(length);
      body.put(packet.frame().array(), packet.frame().position(), length);
      block(out, 6, bytes(body));
    }
    byte[] secrets = keyLog.getBytes(US_ASCII);
    block(
        out,
        10,
        little(8 + secrets.length).putInt(0x544c534b).putInt(secrets.length).put(secrets).array());
    return out.toByteArray();
  }

  private static void block(ByteArrayOutputStream out, int type, byte[] body) {
    int padded = (body.length + 3) / 4 * 4;
    byte[] length = little(4).putInt(padded + 12).array();
    out.writeBytes(little(4).putInt(type).array());
    out.writeBytes(length);
    out.writeBytes(body);
    out.writeBytes(new byte[padded - body.length]);
    out.writeBytes(length);
  }

  private static void write(ByteArrayOutputStream out, Cursor frame) {
    out.write(frame.array(), frame.position(), frame.remaining());
  }

  private static byte[] bytes(ByteBuffer filled) {
    byte[] bytes = new byte[filled.capacity()];
    filled.rewind().get(bytes);
    return bytes;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
