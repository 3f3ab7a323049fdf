package dev.sallyport.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.wire.ip.IpAddress;
import dev.sallyport.wire.pcapng.PcapngWriter;
import dev.sallyport.wire.recording.Ends;
import dev.sallyport.wire.recording.Run;
import dev.sallyport.wire.recording.TcpConversation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not whole: what could be read is told, and nobody takes them for sound ones. */
class AnalyzeDamagedTest {
  @TempDir private Path folder;

  /** One connection; {@code answered} with 200, else reset. */
  private static byte[] capture(boolean answered) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PcapngWriter writer = new PcapngWriter(out);
    writer.section();
    IpAddress one = new IpAddress(-1, 0x0a000001, false);
    IpAddress other = new IpAddress(-1, 0x0a000002, false);
    TcpConversation made = TcpConversation.begin(writer, "eth0", new Ends(one, 40_000, other, 80));
    made.opened(0, 1);
    made.data(true, 2, new Run("GET /x HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII)));
    if (answered) {
      made.data(
          false, 3, new Run("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII)));
    } else {
      made.reset(false, 3);
    }
    made.finished(true, 4);
    made.finished(false, 5);
    return out.toByteArray();
  }

  /** Only the head of a classic capture. */
  private static byte[] head(int linkType) {
    ByteBuffer file = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
    return file.putInt(65_535).putInt(linkType).array();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private Sallyport analyze(byte[] bytes, String... options) throws IOException {
    Path file = Files.write(folder.resolve("f"), bytes);
    String[] words = Arrays.copyOf(options, options.length + 2);
    System.arraycopy(options, 0, words, 2, options.length);
    words[0] = "analyze";
    words[1] = file.toString();
    return Sallyport.run(words);
  }

  @Test
  void aWholeFileWithoutAFaultIsWell() throws IOException {
    Sallyport read = analyze(capture(true));
    assertThat(read.err()).isEmpty();
    assertThat(read.exitCode()).isZero();
    assertThat(analyze(head(1)).exitCode()).isZero();
  }

  @Test
  void aFileThatEndsInThePacketsIsTold() throws IOException {
    byte[] whole = capture(true);
    Sallyport read = analyze(Arrays.copyOf(whole, whole.length - 10));
    assertThat(read.err())
        .isEqualTo(
            "sallyport: file-truncated: %s ends in a block behind packet 7\n"
                .formatted(folder.resolve("f")));
    assertThat(read.out()).contains("1 requests and 1 responses could be read");
    assertThat(read.exitCode()).isEqualTo(2);
    assertThat(analyze(Arrays.copyOf(whole, whole.length - 10), "--format", "json").exitCode())
        .isEqualTo(2);
  }

  @Test
  void whatWasFoundBeforeTheDamageCounts() throws IOException {
    byte[] whole = capture(false);
    Sallyport read = analyze(Arrays.copyOf(whole, whole.length - 10));
    assertThat(read.err()).startsWith("sallyport: file-truncated: ");
    assertThat(read.out()).contains("origin.response.reset (certain)");
    assertThat(read.exitCode()).isEqualTo(1);
  }

  @Test
  void noiseBehindAHeadIsDamage() throws IOException {
    byte[] noise = new byte[1_000];
    Arrays.fill(noise, (byte) 0xee);
    Sallyport read = analyze(joined(head(1), noise));
    assertThat(read.err()).contains("file-damaged: ", "packet 1 would have 4008636142 bytes");
    assertThat(read.exitCode()).isEqualTo(2);
    assertThat(analyze(joined(capture(true), noise)).exitCode()).isEqualTo(2);
  }

  @Test
  void framesThatNobodyReadsAreTold() throws IOException {
    byte[] packet = ByteBuffer.allocate(16 + 4).order(ByteOrder.LITTLE_ENDIAN).putInt(8, 4).array();
    Sallyport read = analyze(joined(head(105), packet));
    assertThat(read.err()).contains("link-type: frames of type 105 are not read");
    assertThat(read.exitCode()).isEqualTo(2);
  }

  @Test
  void standardInputIsReadTwiceForTheSecretsAtItsEnd() throws IOException {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(capture(true)));
    try {
      Sallyport read = Sallyport.run("analyze", "-");
      assertThat(read.out()).startsWith("7 packets, 1 TCP connections; 1 requests and 1 responses");
      assertThat(read.exitCode()).isZero();
    } finally {
      System.setIn(before);
    }
  }
}
