package dev.sallyport.capture.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.ip.IpAddress;
import dev.sallyport.wire.ip.IpPacket;
import dev.sallyport.wire.link.NetworkPacket;
import dev.sallyport.wire.pcapng.PcapngWriter;
import dev.sallyport.wire.recording.Ends;
import dev.sallyport.wire.recording.Run;
import dev.sallyport.wire.recording.TcpConversation;
import dev.sallyport.wire.tcp.TcpSegment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process saw, written as packets, is read back by our own reader and by tshark. */
class MadeUpPacketsTest {
  private static final long SECOND = 1_700_000_000_000_000_000L;
  private static final byte[] REQUEST = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII);
  private static final byte[] ANSWER =
      ("HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n" + "x".repeat(4_000)).getBytes(US_ASCII);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void allBytesComeBackInTheirOrderWithTheirTimes(boolean v6) throws Exception {
    List<TcpSegment> segments = new ArrayList<>();
    List<Long> nanos = new ArrayList<>();
    List<String> secrets = new ArrayList<>();
    new CaptureReader("recorded", read -> {})
        .read(
            new ByteArrayInputStream(recording(v6)),
            new CaptureSink() {
              @Override
              public void packet(
                  int number, long at, int linkType, Cursor frame, long originalLength) {
                Cursor copy = new Cursor(frame.rest(), 0, (int) originalLength);
                NetworkPacket network = Objects.requireNonNull(NetworkPacket.read(linkType, copy));
                IpPacket ip = Objects.requireNonNull(IpPacket.read(network));
                assertThat(ip.source().v6()).isEqualTo(v6);
                segments.add(Objects.requireNonNull(TcpSegment.read(ip.payload(), ip.missing())));
                nanos.add(at);
              }

              @Override
              public void secrets(String keyLog) {
                secrets.add(keyLog);
              }
            });
    assertThat(payload(segments, 40_000)).isEqualTo(REQUEST);
    assertThat(payload(segments, 443)).isEqualTo(ANSWER);
    assertThat(nanos).isSorted().contains(SECOND, SECOND + 1, SECOND + 5_000_000_003L);
    assertThat(secrets).containsExactly("CLIENT_RANDOM 00 11\n");
    assertThat(segments.getLast().fin()).isTrue();
    assertThat(segments.getLast().acknowledgment()).isEqualTo(2 + ANSWER.length);
  }

  @Test
  void whatWasNotKeptIsAJumpInTheNumbers() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PcapngWriter writer = new PcapngWriter(out);
    writer.section();
    TcpConversation made = TcpConversation.begin(writer, "client", ends(false));
    made.opened(SECOND, SECOND);
    made.missing(true, 1_000_000);
    made.data(true, SECOND + 1, new Run(REQUEST));
    List<Integer> sequences = new ArrayList<>();
    new CaptureReader("recorded", read -> {})
        .read(
            new ByteArrayInputStream(out.toByteArray()),
            (number, at, linkType, frame, originalLength) -> {
              IpPacket ip =
                  Objects.requireNonNull(
                      IpPacket.read(Objects.requireNonNull(NetworkPacket.read(linkType, frame))));
              sequences.add(Objects.requireNonNull(TcpSegment.read(ip.payload(), 0)).sequence());
            });
    assertThat(sequences).containsExactly(0, 0, 1, 1_000_001);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tsharkFindsRightChecksumsAndTheComments(boolean v6) throws Exception {
    Path file = Files.write(folder.resolve("recorded.pcapng"), recording(v6));
    String lines =
        tshark(
            file,
            "-o",
            "ip.check_checksum:TRUE",
            "-o",
            "tcp.check_checksum:TRUE",
            "-d",
            "tcp.port==443,http",
            "-T",
            "fields",
            "-e",
            "frame.interface_name",
            "-e",
            "ip.checksum.status",
            "-e",
            "tcp.checksum.status",
            "-e",
            "frame.comment",
            "-e",
            "http.request.uri",
            "-e",
            "_ws.expert.message",
            "-E",
            "separator=;");
    String ip = v6 ? "" : "1";
    assertThat(lines.lines())
        .anyMatch(line -> line.contains(";what was asked;/slow;"))
        .allMatch(line -> line.startsWith("client;" + ip + ";1;"))
        .noneMatch(line -> line.contains("lost") || line.contains("out-of-order"))
        .hasSize(3 + 1 + 3 + 2);
  }

  private static byte[] recording(boolean v6) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PcapngWriter writer = new PcapngWriter(out);
    writer.section("exchange 7", "why");
    writer.secrets("CLIENT_RANDOM 00 11\n".getBytes(US_ASCII));
    TcpConversation made = TcpConversation.begin(writer, "client", ends(v6));
    made.opened(SECOND, SECOND + 1);
    made.data(true, SECOND + 2, new Run(REQUEST), "what was asked");
    made.data(false, SECOND + 5_000_000_003L, new Run(ANSWER));
    made.finished(false, SECOND + 6_000_000_000L);
    made.finished(true, SECOND + 6_000_000_001L);
    return out.toByteArray();
  }

  private static Ends ends(boolean v6) {
    IpAddress server = new IpAddress(v6 ? 1L << 61 : -1, v6 ? 2 : 0x0a000002, v6);
    return new Ends(new IpAddress(-1, 0x0a000001, false), 40_000, server, 443);
  }

  private static byte[] payload(List<TcpSegment> segments, int sourcePort) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (TcpSegment segment : segments) {
      if (segment.sourcePort() == sourcePort) {
        Cursor payload = segment.payload();
        assertThat(segment.sequence()).isEqualTo(segment.syn() ? 0 : 1 + all.size());
        all.writeBytes(payload.rest());
      }
    }
    return all.toByteArray();
  }

  private static String tshark(Path file, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("tshark", "-r", file.toString()));
    command.addAll(List.of(options));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      assumeTrue(false, "tshark is not installed");
      throw e;
    }
    String text = new String(process.getInputStream().readAllBytes(), US_ASCII);
    assertThat(process.waitFor()).isZero();
    return text;
  }
}
