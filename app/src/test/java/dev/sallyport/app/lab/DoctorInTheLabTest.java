package dev.sallyport.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.app.Sallyport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The incident of the story as {@code sallyport doctor} sees it from outside. */
class DoctorInTheLabTest {
  @TempDir static Path folder;
  private static LabStory lab;

  @BeforeAll
  static void start() throws Exception {
    lab = new LabStory(folder, Duration.ofSeconds(30), 0, 0);
  }

  @AfterAll
  static void stop() throws Exception {
    lab.close();
  }

  /** {@code via}: a port, 0 for none. */
  private static Sallyport doctor(String site, int via, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "doctor",
                "https://" + site + "/",
                "--origin",
                "127.0.0.1:" + lab.origin().port(),
                "--wait",
                "3",
                "--quick"));
    if (via > 0) {
      arguments.addAll(List.of("--via", "127.0.0.1:" + via));
    }
    arguments.addAll(List.of(more));
    if (!arguments.contains("--cacert")) {
      arguments.addAll(List.of("--cacert", folder.resolve("ca.pem").toString()));
    }
    return Sallyport.run(arguments.toArray(String[]::new));
  }

  @Test
  void theIncidentThroughTheLegacyWaf() {
    Sallyport run = doctor(LabStory.ACCEPT, lab.legacy().port());
    assertThat(run.out())
        .startsWith("failed: origin.renegotiation.unanswered (likely) at via ")
        .contains("HelloRequest", "status 200", "no answer");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void theIncidentsSiteIsHealthyThroughSallyport() {
    Sallyport run = doctor(LabStory.ACCEPT, lab.sallyport().port());
    assertThat(run.out()).startsWith("ok: nothing was found\n").contains("status 200");
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {LabStory.IGNORE, LabStory.FIRST_HANDSHAKE})
  void sitesThatAskForNothingInsideTheTunnelAreHealthyOnEveryWay(String site) {
    for (int via : List.of(0, lab.legacy().port(), lab.sallyport().port())) {
      Sallyport run = doctor(site, via);
      assertThat(run.out()).startsWith("ok: nothing was found\n");
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void aSiteThatRequiresACertificateSaysSoAndBlamesNoGateway() {
    for (int via : List.of(0, lab.sallyport().port())) {
      Sallyport run = doctor(LabStory.REQUIRE, via);
      assertThat(run.out()).contains(": origin.renegotiation.certificate-required (");
      assertThat(run.out().lines().findFirst().orElse("")).contains("certificate-required");
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void theReportAsJsonAndAsAPage() {
    Path page = folder.resolve("doctor.html");
    Sallyport run =
        doctor(LabStory.ACCEPT, lab.legacy().port(), "--json", "--html", page.toString());
    assertThat(run.out()).startsWith("{\n  \"verdict\" : \"failed\",");
    assertThat(page).content().contains("<svg", "origin.renegotiation.unanswered");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "text", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
  void authoritiesThatAreNoneAreRefusedInOneLine(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("authorities.pem"), content);
    Sallyport run = doctor(LabStory.IGNORE, 0, "--cacert", file.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines().toList().getLast())
        .startsWith("sallyport: " + file + ": wanted certificates in PEM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://x.lab.test/", "https:///", "https://user@x.lab.test/"})
  void anAddressThatItCannotAskIsRefusedInOneLine(String url) {
    Sallyport run = Sallyport.run("doctor", url);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).hasLineCount(1).contains("wanted https://HOST");
  }
}
