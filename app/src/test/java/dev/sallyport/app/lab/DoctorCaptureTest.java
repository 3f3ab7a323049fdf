package dev.sallyport.app.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.app.Sallyport;
import dev.sallyport.lab.fault.FaultServer;
import dev.sallyport.lab.fault.Faults;
import dev.sallyport.lab.iis.IisLikeOrigin;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The capture that the doctor leaves needs no key, and leads to the cause that it named. */
class DoctorCaptureTest {
  @TempDir static Path folder;
  private static LabPki pki;

  @BeforeAll
  static void create() throws Exception {
    pki = LabPki.create();
    pki.writeAuthority(folder);
  }

  private static Sallyport doctor(String site, int port, Path file, String extent) {
    return Sallyport.run(
        "doctor",
        "https://" + site + ":" + port + "/",
        "--resolve",
        site + ":" + port + ":127.0.0.1",
        "--cacert",
        folder.resolve("ca.pem").toString(),
        "--wait",
        "10",
        extent,
        "--write-pcap",
        file.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "body-truncated, origin.response.truncated",
    "response-closed, origin.response.closed",
    "framing-two-lengths, origin.response.malformed"
  })
  void analyzeNamesTheSameCause(String fault, String cause) throws Exception {
    Path file = folder.resolve(fault + ".pcapng");
    try (FaultServer origin = FaultServer.start(Faults.named(fault), pki)) {
      Sallyport run = doctor(FaultServer.NAME, origin.port(), file, "--quick");
      assertThat(run.out()).startsWith("failed: " + cause + " ");
    }
    assertThat(Sallyport.run("analyze", file.toString()).out()).contains(cause + " (certain)");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aSecondHandshakeIsOpenToAnalyzeAndToTshark() throws Exception {
    assumeTrue(RealServer.installed("tshark"), "tshark is not installed");
    Path file = folder.resolve("require.pcapng");
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults())) {
      doctor(LabStory.REQUIRE, origin.port(), file, "--quick");
    }
    String cause = "origin.renegotiation.certificate-required";
    assertThat(Sallyport.run("analyze", file.toString()).out()).contains(cause);
    Process tshark =
        new ProcessBuilder("tshark", "-r", file.toString(), "-Y", "http or tls.handshake.type == 0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String shown = new String(tshark.getInputStream().readAllBytes(), UTF_8);
    assertThat(shown).contains("GET / HTTP/1.1", "Hello Request", "HTTP/1.1 403");
  }

  @Test
  void aFullDeviceIsAnErrorAndStaysADevice() throws Exception {
    Path device = Path.of("/dev/full");
    assumeTrue(Files.exists(device), "there is no " + device);
    Sallyport run = doctor("x.lab.test", 9, device, "--quick");
    assertThat(run.out()).startsWith("failed: origin.connect.refused ");
    assertThat(run.err()).contains("/dev/full: cannot be written: No space left on device");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void aFileThatOthersCouldReadIsTheOwnersAlone() throws Exception {
    Path file = Files.writeString(folder.resolve("open.pcapng"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    doctor("x.lab.test", 9, file, "--quick");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFolderIsNoFile() {
    Sallyport run = doctor(LabStory.REQUIRE, 9, folder, "--quick");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("wanted a file to write to, got a folder");
  }
}
