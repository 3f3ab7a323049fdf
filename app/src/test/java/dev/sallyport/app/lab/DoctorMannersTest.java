package dev.sallyport.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.app.Sallyport;
import dev.sallyport.lab.iis.IisLikeOrigin;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A HelloRequest answered, refused and ignored, as the table shows it. */
class DoctorMannersTest {
  @TempDir static Path folder;
  private static LabPki pki;

  @BeforeAll
  static void create() throws Exception {
    pki = LabPki.create();
    pki.writeAuthority(folder);
  }

  private static Sallyport doctor(String site, int port, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "doctor",
                "https://" + site + ":" + port + "/",
                "--resolve",
                site + ":" + port + ":127.0.0.1",
                "--cacert",
                folder.resolve("ca.pem").toString(),
                "--wait",
                "20"));
    arguments.addAll(List.of(more));
    return Sallyport.run(arguments.toArray(String[]::new));
  }

  @Test
  void anOriginThatWaitsIsSeenToWait() throws Exception {
    IisSettings settings = IisSettings.defaults().withPatience(Duration.ofSeconds(2));
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, settings)) {
      Sallyport run = doctor(LabStory.ACCEPT, origin.port(), "--patience", "20");
      assertThat(run.out())
          .startsWith("ok: nothing was found\n")
          .containsPattern("HelloRequest  +certificate wanted of any authority; status 200 after ")
          .containsPattern("HelloRequest refused  +(?:TLS alert|reset|closed) after ")
          .containsPattern("HelloRequest ignored  +closed after [23]");
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void noHelloRequestIsIgnoredWithoutPatience() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults())) {
      assertThat(doctor(LabStory.ACCEPT, origin.port()).out())
          .startsWith("ok: nothing was found\n")
          .containsPattern("HelloRequest refused  +(?:TLS alert|reset|closed) after ")
          .doesNotContain("ignored");
    }
  }

  /** Where no number is given: five seconds, of an origin that would wait for a minute. */
  @Test
  void patienceIsFiveSecondsByItself() throws Exception {
    IisSettings settings = IisSettings.defaults().withPatience(Duration.ofMinutes(1));
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, settings)) {
      assertThat(doctor(LabStory.ACCEPT, origin.port(), "--patience").out())
          .startsWith("ok: nothing was found\n")
          .containsPattern("HelloRequest ignored  +still waiting after [45]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--patience 0, '--patience: wanted 1 to 600 seconds, got 0'",
    "--patience 601, '--patience: wanted 1 to 600 seconds, got 601'",
    "--quick --patience, '--patience: wanted without --quick'"
  })
  void aTimeThatCannotBeIsRefused(String options, String why) {
    Sallyport run = doctor(LabStory.ACCEPT, 9, options.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(why);
  }

  @Test
  void anOriginThatDoesNotAskIsAskedOnce() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults())) {
      Sallyport run = doctor(LabStory.IGNORE, origin.port(), "--patience");
      assertThat(run.out())
          .startsWith("ok: nothing was found\n")
          .containsPattern("HelloRequest  +none\n")
          .doesNotContain("refused", "ignored ");
    }
  }
}
