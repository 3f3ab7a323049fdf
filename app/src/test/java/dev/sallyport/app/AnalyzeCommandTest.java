package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeCommandTest {
  private static final Path SHARED =
      Path.of(System.getProperty("sallyport.shared", "../../shared"), "captures", "own");

  @TempDir private Path folder;

  @BeforeEach
  void needsTheCaptures() {
    assumeTrue(Files.isDirectory(SHARED), "captures are not at " + SHARED);
  }

  private static String own(String file) {
    return SHARED.resolve(file).toString();
  }

  @Test
  void namesTheIncidentWithoutAnyKey() {
    Sallyport found = Sallyport.run("analyze", own("waf-bc-ignore-AES128-SHA.pcap"));
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.out())
        .contains("origin.renegotiation.unanswered (certain)", "#15 ", "12.01 s of silence");
    assertThat(found.out().lines().filter(line -> line.contains(" s  #")))
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void opensWithAPasswordFromAFileAndWritesWhatOpensByItself() throws IOException {
    Path password = Files.writeString(folder.resolve("pass"), "Capture-2019\n");
    Path written = folder.resolve("open.pcapng");
    String capture = own("direct-curl-answers-AES128-SHA.pcap");
    Sallyport found =
        Sallyport.run(
            "analyze",
            capture,
            "--key",
            own("keys/server-modern.pfx"),
            "--password-file",
            password.toString(),
            "--write-decrypted",
            written.toString());
    assertThat(found.exitCode()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
        .isEqualTo("rw-------");
    assertThat(found.out()).contains("1 requests and 1 responses could be read");
    Sallyport again = Sallyport.run("analyze", written.toString(), "--format", "json");
    assertThat(again.out()).contains("\"decrypted\" : true", "\"status\" : 200");
  }

  @Test
  void showsWhereTwoCapturesPart() {
    Sallyport found =
        Sallyport.run(
            "analyze",
            "--compare",
            own("direct-curl-answers-AES128-SHA.pcap"),
            own("waf-bc-ignore-AES128-SHA.pcap"));
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.out()).contains("They part after: HelloRequest");
  }

  @Test
  void thePageNeedsNothingElse() {
    Sallyport found =
        Sallyport.run("analyze", own("waf-bc-ignore-AES128-SHA.pcap"), "--format", "html");
    assertThat(found.out())
        .startsWith("<!DOCTYPE html>")
        .contains("<svg", "HelloRequest", "origin.renegotiation.unanswered")
        .doesNotContain("<script", "<link", "<img");
  }

  @Test
  void whatIsNoCaptureIsOneErrorLine() {
    Sallyport found = Sallyport.run("analyze", own("keys/server.key"));
    assertThat(found.exitCode()).isEqualTo(2);
    assertThat(found.err().lines()).hasSize(1);
    assertThat(found.err()).contains("wanted pcap or pcapng");
  }

  @Test
  void aWrongPasswordIsOneErrorLine() throws IOException {
    Path password = Files.writeString(folder.resolve("pass"), "wrong");
    Sallyport found =
        Sallyport.run(
            "analyze",
            own("waf-bc-ignore-AES128-SHA.pcap"),
            "--key",
            own("keys/server-legacy.pfx"),
            "--password-file",
            password.toString());
    assertThat(found.exitCode()).isEqualTo(2);
    assertThat(found.err().lines()).hasSize(1);
    assertThat(found.err()).contains("pfx-password-wrong");
  }
}
