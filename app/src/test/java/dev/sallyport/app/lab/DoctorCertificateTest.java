package dev.sallyport.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.app.Sallyport;
import dev.sallyport.lab.iis.IisLikeOrigin;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.iis.WindowsTls;
import dev.sallyport.lab.pki.Identity;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Client certificates of a command line, at sites that want one after the request. */
class DoctorCertificateTest {
  private static final String PASSWORD = "geheim";

  @TempDir static Path folder;
  private static LabPki pki;
  private static IisLikeOrigin origin;

  @BeforeAll
  static void start() throws Exception {
    pki = LabPki.create();
    pki.writeAuthority(folder);
    Identity client = pki.client("doctor");
    client.writePem(folder, "client");
    client.writePkcs12(folder.resolve("client.p12"), PASSWORD.toCharArray());
    Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    Files.writeString(folder.resolve("wrong"), "falsch\n");
    String both =
        Files.readString(folder.resolve("client.pem"))
            + Files.readString(folder.resolve("client.key"));
    Files.writeString(folder.resolve("both.pem"), both);
    origin = IisLikeOrigin.start(pki, IisSettings.defaults());
  }

  @AfterAll
  static void stop() {
    origin.close();
  }

  private static Sallyport doctor(IisLikeOrigin to, String site, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "doctor",
                "https://" + site + ":" + to.port() + "/",
                "--resolve",
                site + ":" + to.port() + ":127.0.0.1",
                "--cacert",
                folder.resolve("ca.pem").toString(),
                "--wait",
                "20",
                "--quick"));
    Stream.of(more).map(each -> each.replace("FOLDER", folder.toString())).forEach(arguments::add);
    return Sallyport.run(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--cert FOLDER/client.pem --key FOLDER/client.key",
        "--cert FOLDER/both.pem",
        "--cert FOLDER/client.p12 --password-file FOLDER/password"
      })
  void aCertificateThatTheSiteRequires(String options) {
    Sallyport run = doctor(origin, LabStory.REQUIRE, options.split(" "));
    assertThat(run.out()).startsWith("ok: nothing was found\n").contains("status 200");
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pkcs8", "traditional"})
  void aKeyUnderAPassword(String form) throws Exception {
    Path key = folder.resolve(form + ".key");
    List<String> command =
        new ArrayList<>(List.of("openssl", "pkey", "-aes256", "-passout", "pass:" + PASSWORD));
    command.addAll(List.of("-in", folder + "/client.key", "-out", key.toString()));
    if (form.equals("traditional")) {
      command.add("-traditional");
    }
    assumeTrue(exits(command), "openssl is not installed");
    String[] options = {"--cert", "FOLDER/client.pem", "--key", key.toString(), "--password-file"};
    String[] right =
        Stream.concat(Stream.of(options), Stream.of("FOLDER/password")).toArray(String[]::new);
    Sallyport run = doctor(origin, LabStory.REQUIRE, right);
    assertThat(run.out()).as(run.err()).startsWith("ok: ");
    String[] wrong =
        Stream.concat(Stream.of(options), Stream.of("FOLDER/wrong")).toArray(String[]::new);
    Sallyport refused = doctor(origin, LabStory.REQUIRE, wrong);
    assertThat(refused.err()).contains("wrong password for " + key);
    assertThat(refused.exitCode()).isEqualTo(2);
  }

  private static boolean exits(List<String> command) throws Exception {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--cert FOLDER/client.p12 --password-file FOLDER/wrong | wrong password for FOLDER/client.p12",
        "--cert FOLDER/client.pem | no private key in FOLDER/client.pem",
        "--cert FOLDER/client.p12:geheim | no such file",
        "--key FOLDER/client.key | wanted its certificate as well",
        "--cert FOLDER/client.pem --key FOLDER/ca.pem | no private key in FOLDER/ca.pem",
        "--cert FOLDER/ca.pem --key FOLDER/client.key | does not belong to the certificate",
        "--cert FOLDER/client.p12 --password-file FOLDER/none | no such file"
      })
  void whatCannotBeShownIsRefusedInOneLine(String options, String why) {
    Sallyport run = doctor(origin, LabStory.REQUIRE, options.split(" "));
    assertThat(run.err().lines().toList().getLast())
        .contains(why.replace("FOLDER", folder.toString()));
    assertThat(run.exitCode()).isEqualTo(2);
  }

  /** What Windows Server 2022 and 2025 do at TLS 1.3, and what the same site does at TLS 1.2. */
  @ParameterizedTest
  @CsvSource({"WS2022", "WS2025"})
  void aCertificateWantedAtTls13IsFoundByASecondVisit(String windows) throws Exception {
    WindowsTls tls =
        Stream.of(WindowsTls.values())
            .filter(each -> each.name().contains(windows.substring(2)))
            .findFirst()
            .orElseThrow();
    try (IisLikeOrigin other = IisLikeOrigin.start(pki, IisSettings.defaults().withTls(tls))) {
      Sallyport run = doctor(other, LabStory.ACCEPT);
      assertThat(run.out())
          .contains(": origin.renegotiation.post-handshake-auth (likely) at direct ")
          .contains("HelloRequest");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(doctor(other, LabStory.IGNORE).out()).startsWith("ok: nothing was found\n");
    }
  }
}
