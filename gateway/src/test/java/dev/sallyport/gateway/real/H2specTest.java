package dev.sallyport.gateway.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.gateway.RunningGateway;
import dev.sallyport.lab.pki.LabPki;
import dev.sallyport.lab.reflect.ReflectingOrigin;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** h2spec, the conformance suite of RFC 7540 and RFC 7541, against the client's side. */
class H2specTest {
  private static final String ARCHIVE = "/h2spec/2.2.0/h2spec_linux_amd64.tar.gz";
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String SECONDS_PER_TEST = "5";

  @TempDir Path folder;

  @Test
  void everyTestPasses() throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "h2spec is at hand for Linux on x86-64 only");
    Path h2spec = unpack();
    LabPki pki = LabPki.create();
    try (ReflectingOrigin origin = ReflectingOrigin.start();
        RunningGateway gateway =
            RunningGateway.startWithDefault(
                folder,
                pki,
                "h2spec.lab.test",
                RunningGateway.site("h2spec.lab.test", "http://127.0.0.1:" + origin.port()))) {
      String port = Integer.toString(gateway.port());
      Program.Result result =
          Program.run(
              LIMIT,
              h2spec.toString(),
              "-h",
              "127.0.0.1",
              "-p",
              port,
              "-t",
              "-k",
              "-o",
              SECONDS_PER_TEST);
      assertThat(result.output()).contains("145 tests, 145 passed, 0 skipped, 0 failed");
      assertThat(result.exit()).isZero();
    }
  }

  private Path unpack() throws Exception {
    Program.assumeInstalled("tar");
    Path archive = folder.resolve("h2spec.tar.gz");
    try (InputStream in = H2specTest.class.getResourceAsStream(ARCHIVE)) {
      if (in == null) {
        throw new FileNotFoundException(ARCHIVE + " is not on the class path");
      }
      Files.copy(in, archive);
    }
    Program.Result unpacked =
        Program.run(
            Duration.ofSeconds(30), "tar", "-xzf", archive.toString(), "-C", folder.toString());
    if (unpacked.exit() != 0) {
      throw new IOException(unpacked.output());
    }
    return folder.resolve("h2spec");
  }
}
