package dev.sallyport.capture.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.ip.IpAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pcapng has beside packets: sections, resolutions, names, secrets; and gzip around it. */
class PcapngTest {
  private static final String LOG = "CLIENT_RANDOM 00 11\n";

  /** Blocks in one byte order. */
  private static final class Blocks {
    private final ByteOrder order;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Blocks(ByteOrder order) {
      this.order = order;
    }

    Blocks section(byte... options) {
      ByteBuffer body = buffer(16 + options.length).putInt(0x1a2b3c4d).putShort((short) 1);
      return block(0x0a0d0d0a, body.putShort((short) 0).putLong(-1).put(options));
    }

    Blocks described(int linkType, byte... options) {
      ByteBuffer body = buffer(8 + options.length).putShort((short) linkType).putShort((short) 0);
      return block(1, body.putInt(0).put(options));
    }

    Blocks packet(int interfaceNumber, long units, int length) {
      ByteBuffer body = buffer(20 + length).putInt(interfaceNumber).putInt((int) (units >>> 32));
      return block(6, body.putInt((int) units).putInt(length).putInt(length));
    }

    Blocks secrets(String log) {
      byte[] bytes = log.getBytes(US_ASCII);
      return block(10, buffer(8 + bytes.length).putInt(0x544c534b).putInt(bytes.length).put(bytes));
    }

    Blocks block(int type, ByteBuffer body) {
      int padded = (body.capacity() + 3) / 4 * 4;
      ByteBuffer whole = buffer(12 + padded).putInt(type).putInt(12 + padded);
      whole.put(filled(body));
      out.writeBytes(filled(whole.putInt(8 + padded, 12 + padded)));
      return this;
    }

    ByteBuffer buffer(int bytes) {
      return ByteBuffer.allocate(bytes).order(order);
    }

    byte[] option(int code, byte... value) {
      ByteBuffer option = buffer(4 + (value.length + 3) / 4 * 4);
      return filled(option.putShort((short) code).putShort((short) value.length).put(value));
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }

  private static byte[] filled(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.rewind().get(bytes);
    return bytes;
  }

  /** What was read, a line each. */
  private static List<String> read(byte[] file) throws IOException {
    List<String> read = new ArrayList<>();
    new CaptureReader("f", bytes -> {})
        .read(
            new ByteArrayInputStream(file),
            new CaptureSink() {
              @Override
              public void packet(
                  int number, long nanos, int linkType, Cursor frame, long originalLength) {
                read.add(
                    "packet %d at %d, type %d, %d of %d bytes"
                        .formatted(number, nanos, linkType, frame.remaining(), originalLength));
              }

              @Override
              public void secrets(String keyLog) {
                read.add("secrets " + keyLog.strip());
              }

              @Override
              public void name(IpAddress address, String name) {
                read.add(address + " is " + name);
              }

              @Override
              public void note(String text) {
                read.add(text);
              }
            });
    return read;
  }

  private static byte[] joined(byte[]... files) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(files).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void eachSectionHasItsByteOrderAndItsInterfaces() throws IOException {
    byte[] file =
        joined(
            new Blocks(ByteOrder.LITTLE_ENDIAN)
                .section()
                .described(1)
                .described(101)
                .packet(1, 5, 8)
                .bytes(),
            new Blocks(ByteOrder.BIG_ENDIAN).section().described(113).packet(0, 6, 12).bytes());
    assertThat(read(file))
        .containsExactly(
            "packet 1 at 5000, type 101, 8 of 8 bytes",
            "packet 2 at 6000, type 113, 12 of 12 bytes");
  }

  @ParameterizedTest(name = "if_tsresol {0}, {1} units")
  @CsvSource({
    "06, 1500000, 1500000000",
    "09, 1500000000, 1500000000",
    "00, 3, 3000000000",
    "03, 1500, 1500000000",
    "0c, 1500000000000, 1500000000",
    "81, 3, 1500000000",
    "94, 1572864, 1500000000",
    "bf, 13835058055282163712, 3000000000",
  })
  void timesCountInTheInterfacesUnits(String resolution, String units, long nanos)
      throws IOException {
    Blocks blocks = new Blocks(ByteOrder.LITTLE_ENDIAN).section();
    byte[] option = blocks.option(9, HexFormat.of().parseHex(resolution));
    blocks.described(1, option).packet(0, Long.parseUnsignedLong(units), 4);
    assertThat(read(blocks.bytes()))
        .containsExactly("packet 1 at %d, type 1, 4 of 4 bytes".formatted(nanos));
  }

  @Test
  void timesMayCountFromElsewhere() throws IOException {
    Blocks blocks = new Blocks(ByteOrder.BIG_ENDIAN).section();
    byte[] offset = blocks.option(14, filled(blocks.buffer(8).putLong(1_700_000_000)));
    blocks.described(1, joined(blocks.option(2, "eth0".getBytes(US_ASCII)), offset));
    assertThat(read(blocks.packet(0, 7, 4).bytes()))
        .containsExactly("packet 1 at 1700000000000007000, type 1, 4 of 4 bytes");
  }

  @Test
  void namesSecretsAndBlocksOfOldAreRead() throws IOException {
    Blocks blocks = new Blocks(ByteOrder.LITTLE_ENDIAN).section().described(1).secrets(LOG);
    byte[] v4 = joined(new byte[] {10, 0, 0, 2}, "shop.example\0other\0".getBytes(US_ASCII));
    byte[] v6 = new byte[16 + 4];
    v6[15] = 1;
    System.arraycopy("six\0".getBytes(US_ASCII), 0, v6, 16, 4);
    byte[] names = joined(blocks.option(1, v4), blocks.option(2, v6), new byte[4]);
    blocks.block(4, blocks.buffer(names.length).put(names));
    blocks.block(3, blocks.buffer(4 + 4).putInt(4)); // simple packet
    ByteBuffer old = blocks.buffer(20 + 4).putShort((short) 0).putShort((short) 0).putLong(0);
    blocks.block(2, old.putInt(4).putInt(60));
    blocks.block(0x0bad, blocks.buffer(8)); // of nobody
    assertThat(read(blocks.secrets("x y z\n").bytes()))
        .containsExactly(
            "secrets CLIENT_RANDOM 00 11",
            "10.0.0.2 is shop.example",
            "::1 is six",
            "packet 1 at 0, type 1, 4 of 4 bytes",
            "packet 2 at 0, type 1, 4 of 60 bytes",
            "secrets x y z");
  }

  @Test
  void gzipOfSeveralPiecesIsOneFile() throws IOException {
    Blocks one = new Blocks(ByteOrder.LITTLE_ENDIAN).section().described(1).packet(0, 1, 4);
    Blocks more = new Blocks(ByteOrder.LITTLE_ENDIAN).packet(0, 2, 4);
    assertThat(read(joined(packed(one.bytes()), packed(more.bytes())))).hasSize(2);
  }

  @Test
  void whatIsDamagedIsToldBehindWhatCouldBeRead() throws IOException {
    byte[] good =
        new Blocks(ByteOrder.LITTLE_ENDIAN).section().described(1).packet(0, 1, 4).bytes();
    assertThat(read(Arrays.copyOf(good, good.length - 2)))
        .containsExactly(
            "packet 1 at 1000, type 1, 4 of 4 bytes",
            "file-truncated: f ends in a block behind packet 1");
    assertThat(read(joined(good, "this is noise, not a block".getBytes(US_ASCII))))
        .last()
        .asString()
        .startsWith("file-damaged: f: a block behind packet 1 would have ");
    byte[] packed = packed(good);
    packed[packed.length - 6] ^= 1; // of the checksum
    assertThat(read(packed)).last().asString().startsWith("file-truncated: f: the compressed file");
  }

  @Test
  void aByteOrderThatIsNoneIsNoCapture() throws IOException {
    byte[] file = new Blocks(ByteOrder.LITTLE_ENDIAN).section().bytes();
    file[8] ^= 1;
    assertThat(read(file))
        .containsExactly("file-damaged: f: a section behind packet 0 has no byte order");
  }
}
