package dev.sallyport.capture.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sallyport.capture.trail.Leg;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.pcapng.Block;
import dev.sallyport.wire.pcapng.InterfaceDescription;
import dev.sallyport.wire.pcapng.NameResolution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** The blocks of a pcapng file, section by section, each in its own byte order. */
final class PcapngReader {
  private static final int LONGEST_BLOCK = 64 << 20;
  private static final int MOST_INTERFACES = 10_000;
  private static final int PROGRESS_PACKETS = 4_096;

  /** How the flight recorder's files begin; their interfaces tell the legs. */
  private static final String RECORDED = "Sallyport exchange ";

  private final Input input;
  private final LongConsumer progress;
  private final String name;
  private final List<InterfaceDescription> interfaces = new ArrayList<>();
  private boolean littleEndian;
  private boolean recorded;
  private int number;
  private long lastNanos;

  PcapngReader(String name, Input input, LongConsumer progress) {
    this.name = name;
    this.input = input;
    this.progress = progress;
  }

  void read(CaptureSink sink) throws IOException, Overrun {
    while (input.has(Block.HEADER_BYTES + 4)) {
      int at = input.position();
      int type = (int) cursor(at, 4).u32();
      if (type == Block.SECTION_HEADER) {
        // The order of a section's bytes is told behind the length that is already in it.
        littleEndian = false;
        int order = (int) cursor(at + 8, 4).u32();
        littleEndian = order == Integer.reverseBytes(Block.BYTE_ORDER);
        if (!littleEndian && order != Block.BYTE_ORDER) {
          sink.note(
              "file-damaged: %s: a section behind packet %d has no byte order"
                  .formatted(name, number));
          return;
        }
        interfaces.clear();
      }
      long total = cursor(at + 4, 4).u32();
      if (total < 12 || total > LONGEST_BLOCK || total % 4 != 0) {
        sink.note(
            "file-damaged: %s: a block behind packet %d would have %d bytes; what follows was not read"
                .formatted(name, number, total));
        return;
      }
      int length = (int) total;
      boolean whole = input.has(length);
      int end = input.position() + (whole ? length - Block.TRAILER_BYTES : input.left());
      Cursor body =
          new Cursor(input.array(), input.position() + Block.HEADER_BYTES, end, littleEndian);
      block(type, body, sink);
      if (!whole) {
        sink.note("file-truncated: %s ends in a block behind packet %d".formatted(name, number));
        return;
      }
      input.skip(length);
    }
    if (input.left() > 0) {
      sink.note("file-truncated: %s ends behind packet %d".formatted(name, number));
    }
  }

  private void block(int type, Cursor body, CaptureSink sink) {
    if (NameResolution.isType(type)) {
      NameResolution.read(body).forEach(one -> sink.name(one.address(), one.name()));
      return;
    }
    long snapLength = interfaces.isEmpty() ? 0 : interfaces.getFirst().snapLength();
    switch (Block.read(type, body, snapLength)) {
      case Block.Section section -> recorded = section.comment().startsWith(RECORDED);
      case Block.Interface described when interfaces.size() < MOST_INTERFACES ->
          interfaces.add(described.description());
      case Block.Packet packet -> packet(packet, body.array(), sink);
      case Block.Secrets secrets when secrets.type() == Block.Secrets.TLS_KEY_LOG ->
          sink.secrets(new String(secrets.secrets().rest(), ISO_8859_1));
      default -> {}
    }
  }

  private void packet(Block.Packet packet, byte[] array, CaptureSink sink) {
    number++;
    if (packet.interfaceNumber() >= interfaces.size()) {
      return;
    }
    InterfaceDescription from = interfaces.get(packet.interfaceNumber());
    lastNanos = packet.timed() ? from.nanos(packet.timeStamp()) : lastNanos;
    sink.leg(recorded ? Leg.named(from.name()) : Leg.UNKNOWN);
    Cursor frame = new Cursor(array, packet.offset(), packet.offset() + packet.size());
    sink.packet(number, lastNanos, from.linkType(), frame, packet.originalLength());
    if (number % PROGRESS_PACKETS == 0) {
      progress.accept(input.passed());
    }
  }

  private Cursor cursor(int at, int length) {
    return new Cursor(input.array(), at, at + length, littleEndian);
  }
}
