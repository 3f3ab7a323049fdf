package dev.sallyport.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads and bodies as files, for those who ask. */
class AnalyzeBodiesTest {
  private static final String POST = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody";
  private static final String CHUNKED =
      String.join(
          "\r\n",
          "HTTP/1.1 200 OK",
          "Transfer-Encoding: chunked",
          "",
          "3",
          "abc",
          "2",
          "de",
          "0",
          "",
          "");

  @TempDir private Path folder;

  private static Run run(String text) {
    return new Run(text.getBytes(US_ASCII));
  }

  private String capture() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PcapngWriter writer = new PcapngWriter(out);
    writer.section();
    for (int i = 1; i <= 2; i++) {
      IpAddress one = new IpAddress(-1, 0x0a000001, false);
      IpAddress other = new IpAddress(-1, 0x0a000002, false);
      TcpConversation made =
          TcpConversation.begin(writer, "eth0", new Ends(one, 40_000 + i, other, 80));
      made.opened(i * 10L, i * 10L);
      made.data(true, i * 10L + 1, run(POST));
      made.data(false, i * 10L + 2, run(CHUNKED));
      made.data(true, i * 10L + 3, run("GET /" + i + " HTTP/1.1\r\nHost: a\r\n\r\n"));
      made.data(false, i * 10L + 4, run("HTTP/1.1 204 No Content\r\n\r\n"));
    }
    return Files.write(folder.resolve("f"), out.toByteArray()).toString();
  }

  private static List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path of) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(of));
  }

  @Test
  void eachMessageIsAFileOfItsOwn() throws IOException {
    Path to = folder.resolve("to");
    Sallyport read = Sallyport.run("analyze", capture(), "--flow", "2", "--bodies", to.toString());
    assertThat(read.err()).isEqualTo("sallyport: " + to + ": 4 requests and responses written\n");
    assertThat(names(to))
        .containsExactly("2-1-request", "2-1-response", "2-2-request", "2-2-response");
    assertThat(Files.readString(to.resolve("2-1-request"))).isEqualTo(POST);
    assertThat(Files.readString(to.resolve("2-1-response"))).endsWith("\r\n\r\nabcde");
    assertThat(mode(to)).isEqualTo("rwx------");
    assertThat(mode(to.resolve("2-1-request"))).isEqualTo("rw-------");
  }

  @Test
  void whatIsThereIsNotMixedWithIt() throws IOException {
    Sallyport read = Sallyport.run("analyze", capture(), "--bodies", folder.toString());
    assertThat(read.exitCode()).isEqualTo(2);
    assertThat(read.err()).contains("wanted an empty folder to write to, got one with files");
  }

  @Test
  void ofHttp2ItIsTheSame() throws IOException {
    Path shared =
        Path.of(System.getProperty("sallyport.shared", "../../shared"), "captures", "public");
    assumeTrue(Files.isDirectory(shared), "captures are not at " + shared);
    Path to = folder.resolve("to");
    Sallyport.run(
        "analyze",
        shared.resolve("http2-data-reassembly.pcap").toString(),
        "--keylog",
        shared.resolve("keys/http2-data-reassembly.keys").toString(),
        "--bodies",
        to.toString());
    assertThat(names(to)).containsExactly("1-1-request", "1-1-response");
    assertThat(Files.readString(to.resolve("1-1-request"))).startsWith(":method: GET\r\n");
    String response = Files.readString(to.resolve("1-1-response"), ISO_8859_1);
    assertThat(response).startsWith(":status: 200\r\n").contains("\r\n\r\n\u0089PNG\r\n");
    assertThat(response).endsWith("IEND\u00aeB`\u0082"); // the last part of a PNG, and its checksum
  }
}
