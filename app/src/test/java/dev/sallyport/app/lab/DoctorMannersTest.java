package dev.sallyport.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.app.Sallyport;
import dev.sallyport.lab.iis.IisLikeOrigin;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A HelloRequest answered, refused and ignored, as the table shows it. */
class DoctorMannersTest {
  @TempDir static Path folder;
  private static LabPki pki;

  @BeforeAll
  static void create() throws Exception {
    pki = LabPki.create();
    pki.writeAuthority(folder);
  }

  private static Sallyport doctor(String site, int port) {
    return Sallyport.run(
        "doctor",
        "https://" + site + ":" + port + "/",
        "--resolve",
        site + ":" + port + ":127.0.0.1",
        "--cacert",
        folder.resolve("ca.pem").toString(),
        "--patience",
        "10");
  }

  @Test
  void anOriginThatWaitsIsSeenToWait() throws Exception {
    IisSettings settings = IisSettings.defaults().withPatience(Duration.ofSeconds(2));
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, settings)) {
      Sallyport run = doctor(LabStory.ACCEPT, origin.port());
      assertThat(run.out())
          .startsWith("ok: nothing was found\n")
          .containsPattern("HelloRequest  +certificate wanted of any authority; status 200 after ")
          .containsPattern("HelloRequest refused  +(?:TLS alert|reset|closed) after ")
          .containsPattern("HelloRequest ignored  +closed after [23]");
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void anOriginThatDoesNotAskIsAskedOnce() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults())) {
      Sallyport run = doctor(LabStory.IGNORE, origin.port());
      assertThat(run.out())
          .startsWith("ok: nothing was found\n")
          .containsPattern("HelloRequest  +none\n")
          .doesNotContain("refused", "ignored ");
    }
  }
}
