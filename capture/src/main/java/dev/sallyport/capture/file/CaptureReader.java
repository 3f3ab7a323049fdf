package dev.sallyport.capture.file;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.pcap.PacketHeader;
import dev.sallyport.wire.pcap.PcapHeader;
import dev.sallyport.wire.pcapng.Block;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a capture file from begin to end: pcap in both byte orders and both resolutions, or pcapng,
 * plain or in gzip. Memory: one packet or block. Not thread-safe.
 */
public final class CaptureReader {
  /** The largest packet that libpcap writes. */
  private static final int LONGEST_PACKET = 262_144;

  private static final int PROGRESS_PACKETS = 4_096;

  private final String name;
  private final LongConsumer progress;

  /**
   * @param name of the file, for errors
   * @param progress told the number of bytes read, now and then
   */
  public CaptureReader(String name, LongConsumer progress) {
    this.name = name;
    this.progress = progress;
  }

  /**
   * Reads all of it.
   *
   * @throws IOException where it cannot be read, or is no capture file at all
   */
  public void read(InputStream stream, CaptureSink sink) throws IOException {
    try {
      Input input = new Input(unpacked(stream));
      if (!input.has(4)) {
        throw new IOException(name + ": wanted a capture file, got " + input.left() + " bytes");
      }
      if (new Cursor(input.array(), input.position(), input.position() + 4).u32()
          == Block.SECTION_HEADER) {
        new PcapngReader(name, input, progress).read(sink);
      } else {
        pcap(input, sink);
      }
    } catch (Overrun e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    } catch (ZipException | EOFException e) {
      sink.note(
          "file-truncated: %s: the compressed file is damaged: %s".formatted(name, e.getMessage()));
    }
  }

  private void pcap(Input input, CaptureSink sink) throws IOException, Overrun {
    PcapHeader header = null;
    if (input.has(PcapHeader.BYTES)) {
      int at = input.position();
      byte[] head = new byte[PcapHeader.BYTES];
      System.arraycopy(input.array(), at, head, 0, head.length);
      header = PcapHeader.read(head);
    }
    if (header == null) {
      throw new IOException(
          name + ": wanted pcap or pcapng, got a file that begins with " + begin(input));
    }
    input.skip(PcapHeader.BYTES);
    int number = 0;
    while (input.has(header.packetHeaderBytes())) {
      PacketHeader packet = PacketHeader.read(header, input.array(), input.position());
      if (packet.capturedLength() > LONGEST_PACKET) {
        sink.note(
            "file-damaged: %s: packet %d would have %d bytes; what follows was not read"
                .formatted(name, number + 1, packet.capturedLength()));
        return;
      }
      input.skip(header.packetHeaderBytes());
      int length = (int) packet.capturedLength();
      boolean whole = input.has(length);
      int kept = whole ? length : input.left();
      number++;
      Cursor frame = new Cursor(input.array(), input.position(), input.position() + kept);
      sink.packet(number, packet.nanos(), header.linkType(), frame, packet.originalLength());
      input.skip(kept);
      if (!whole) {
        sink.note("file-truncated: %s ends in packet %d".formatted(name, number));
        return;
      }
      if (number % PROGRESS_PACKETS == 0) {
        progress.accept(input.passed());
      }
    }
    if (input.left() > 0) {
      sink.note("file-truncated: %s ends behind packet %d".formatted(name, number));
    }
  }

  private static String begin(Input input) {
    StringBuilder text = new StringBuilder("bytes");
    for (int i = 0; i < Math.min(4, input.left()); i++) {
      text.append(" %02x".formatted(input.array()[input.position() + i]));
    }
    return text.toString();
  }

  // RFC 1952 section 2.3.1
  private static InputStream unpacked(InputStream stream) throws IOException {
    PushbackInputStream pushback = new PushbackInputStream(stream, 2);
    byte[] magic = pushback.readNBytes(2);
    pushback.unread(magic);
    boolean gzip = magic.length == 2 && magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b;
    return gzip ? new GZIPInputStream(pushback, 1 << 16) : pushback;
  }
}
