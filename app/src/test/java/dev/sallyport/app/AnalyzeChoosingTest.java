package dev.sallyport.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.wire.ip.IpAddress;
import dev.sallyport.wire.pcapng.PcapngWriter;
import dev.sallyport.wire.recording.Ends;
import dev.sallyport.wire.recording.Run;
import dev.sallyport.wire.recording.TcpConversation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which connections are shown, and how: chosen by number, cause or name; in lines or whole. */
class AnalyzeChoosingTest {
  private static final int CONNECTIONS = 6;

  @TempDir private Path folder;
  private Path capture = Path.of("");

  /** Connections to 10.0.1.1, 10.0.1.2 and so on; every other one is reset. */
  @BeforeEach
  void write() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PcapngWriter writer = new PcapngWriter(out);
    writer.section();
    IpAddress client = new IpAddress(-1, 0x0a000001, false);
    for (int i = 1; i <= CONNECTIONS; i++) {
      IpAddress origin = new IpAddress(-1, 0x0a000100 + i, false);
      TcpConversation made =
          TcpConversation.begin(writer, "eth0", new Ends(client, 40_000 + i, origin, 80));
      made.opened(i * 100L, i * 100L);
      String target = "/" + i + "x".repeat(200);
      byte[] request = "GET %s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(target).getBytes(US_ASCII);
      made.data(true, i * 100L + 1, new Run(request));
      if (i % 2 == 0) {
        made.reset(false, i * 100L + 2);
      } else {
        made.data(
            false,
            i * 100L + 2,
            new Run("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII)));
        made.finished(true, i * 100L + 3);
        made.finished(false, i * 100L + 4);
      }
    }
    byte[] name = "three.example\0".getBytes(US_ASCII);
    ByteBuffer names = ByteBuffer.allocate(12 + 28).order(ByteOrder.LITTLE_ENDIAN);
    names.putInt(4).putInt(40).putShort((short) 1).putShort((short) (4 + name.length));
    names.put(new byte[] {10, 0, 1, 3}).put(name).putInt(36, 40);
    out.writeBytes(names.array());
    capture = Files.write(folder.resolve("some.pcapng"), out.toByteArray());
  }

  private Sallyport analyze(String options) {
    return Sallyport.run(("analyze " + capture + " " + options).strip().split(" ", -1));
  }

  private static List<String> numbers(String out, String before) {
    return out.lines()
        .filter(line -> line.matches(before + "\\d+\\. .* -> .*"))
        .map(line -> line.substring(before.length(), line.indexOf('.')))
        .toList();
  }

  @Test
  void aListHasOneLineAConnection() {
    Sallyport listed = analyze("--list");
    assertThat(numbers(listed.out(), "")).containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(listed.out().lines()).hasSize(1 + CONNECTIONS);
    assertThat(listed.out()).contains("origin.response.reset (certain)");
    assertThat(listed.exitCode()).isEqualTo(1);
  }

  @Test
  void thoseWithFindingsAreShownWholeAndTheOthersInALine() {
    Sallyport shown = analyze("");
    assertThat(numbers(shown.out(), "=== ")).containsExactly("2", "4", "6");
    assertThat(numbers(shown.out(), "")).containsExactly("1", "3", "5");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "--flow 3, 3, 0",
    "--flow 4, 4, 1",
    "--name 10.0.1.5, 5, 0",
    "--name THREE.example, 3, 0",
  })
  void oneIsChosen(String options, String number, int exitCode) {
    Sallyport chosen = analyze(options);
    assertThat(numbers(chosen.out(), "=== ")).containsExactly(number);
    assertThat(chosen.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void aCauseIsChosenByItsBegin() {
    assertThat(numbers(analyze("--list --cause origin.response").out(), ""))
        .containsExactly("2", "4", "6");
    Sallyport none = analyze("--cause origin.tunnel");
    assertThat(none.err()).contains("wanted --cause origin.tunnel, got 6 others");
    assertThat(none.exitCode()).isZero();
  }

  @Test
  void theAddressHasTheNameThatTheFileGivesIt() {
    assertThat(analyze("--flow 3").out())
        .contains("3. 10.0.0.1:40003 -> 10.0.1.3:80 three.example http/1.1");
  }

  @Test
  void timesStandBelowTheLadder() {
    assertThat(analyze("--flow 3").out())
        .contains("  connected in 0.000 ms\n", "... 200: think time 0.000 ms, transfer 0.000 ms\n");
  }

  @ParameterizedTest
  @CsvSource({"''", "--flow 3", "--cause origin", "--compare"})
  void textFitsATerminal(String options) {
    assertThat(analyze(options).out().lines().filter(line -> !line.matches("\\d+\\. .*")))
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void soItDoesForAllCaptures() throws IOException {
    Path shared = Path.of(System.getProperty("sallyport.shared", "../../shared"), "captures");
    assumeTrue(Files.isDirectory(shared), "captures are not at " + shared);
    String log = shared.resolve("own/keys/server-keylog.txt").toString();
    try (Stream<Path> files = Files.list(shared.resolve("own"))) {
      for (Path file : files.filter(file -> file.toString().contains(".pcap")).toList()) {
        for (String key : List.of(log, "/dev/null")) {
          assertThat(Sallyport.run("analyze", file.toString(), "--keylog", key).out().lines())
              .as("%s with %s", file, key)
              .filteredOn(line -> !line.matches("\\d+\\. .*"))
              .allMatch(line -> line.length() <= 100);
        }
      }
    }
  }

  @Test
  void thePageOfTwoCapturesSaysWhereTheyPart() throws IOException {
    Sallyport page =
        Sallyport.run(
            "analyze", "--compare", "--format", "html", capture.toString(), other().toString());
    assertThat(page.out())
        .startsWith("<!DOCTYPE html>")
        .contains("<p>flow 1 and flow 1: They part after: GET /1")
        .contains("left: the origin: 200 HTTP/1.1");
  }

  private Path other() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PcapngWriter writer = new PcapngWriter(out);
    writer.section();
    IpAddress client = new IpAddress(-1, 0x0a000001, false);
    Ends ends = new Ends(client, 1_234, new IpAddress(-1, 0x0a000101, false), 80);
    TcpConversation made = TcpConversation.begin(writer, "eth0", ends);
    made.opened(0, 0);
    byte[] request =
        ("GET /1" + "x".repeat(200) + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(US_ASCII);
    made.data(true, 1, new Run(request));
    made.data(false, 2, new Run("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII)));
    return Files.write(folder.resolve("other.pcapng"), out.toByteArray());
  }
}
