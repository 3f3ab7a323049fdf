package dev.sallyport.gateway.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.RunningGateway;
import dev.sallyport.lab.pki.LabPki;
import dev.sallyport.lab.reflect.ReflectingOrigin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** openssl s_client: the TLS of the client's side, seen from outside. */
class OpensslClientTest {
  private static final String SITE = "openssl.lab.test";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String REQUEST =
      "GET / HTTP/1.1\r\nHost: " + SITE + "\r\nConnection: close\r\n\r\n";

  private static LabPki pki;

  @TempDir Path folder;

  @BeforeAll
  static void createPki() throws Exception {
    Program.assumeInstalled("openssl");
    pki = LabPki.create();
  }

  private static String site(ReflectingOrigin origin) {
    return RunningGateway.site(SITE, "http://127.0.0.1:" + origin.port());
  }

  private String client(RunningGateway gateway, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-ign_eof"));
    command.addAll(List.of("-connect", "127.0.0.1:" + gateway.port()));
    command.addAll(List.of("-CAfile", folder.resolve("ca.pem").toString()));
    command.addAll(Arrays.asList(arguments));
    return Program.run(REQUEST, LIMIT, command.toArray(String[]::new)).output();
  }

  @ParameterizedTest
  @CsvSource({"-tls1_2, TLSv1.2", "-tls1_3, TLSv1.3"})
  void bothVersionsAreServed(String option, String version) throws Exception {
    try (ReflectingOrigin origin = ReflectingOrigin.start();
        RunningGateway gateway = RunningGateway.start(folder, pki, site(origin))) {
      assertThat(client(gateway, option, "-servername", SITE, "-verify_hostname", SITE))
          .contains("New, " + version, "Verify return code: 0 (ok)", "HTTP/1.1 200 OK");
      assertThat(gateway.next().client().tlsVersion()).isEqualTo(version);
    }
  }

  @Test
  void versionsBeforeTls12AreNot() throws Exception {
    try (ReflectingOrigin origin = ReflectingOrigin.start();
        RunningGateway gateway = RunningGateway.start(folder, pki, site(origin))) {
      String old = "DEFAULT:@SECLEVEL=0"; // else s_client itself refuses
      assertThat(client(gateway, "-tls1_1", "-cipher", old, "-servername", SITE))
          .contains("alert protocol version")
          .doesNotContain("HTTP/1.1");
    }
  }

  @Test
  void aNameWithoutASiteIsRefusedByItsAlert() throws Exception {
    try (ReflectingOrigin origin = ReflectingOrigin.start();
        RunningGateway gateway = RunningGateway.start(folder, pki, site(origin))) {
      assertThat(client(gateway, "-servername", "other.example"))
          .contains("SSL alert number 112")
          .doesNotContain("HTTP/1.1");
      assertThat(gateway.next().findings().getFirst().cause().id())
          .isEqualTo("client.tls.unrecognized-name");
    }
  }

  @Test
  void noNameIsRefusedWithoutADefaultSite() throws Exception {
    try (ReflectingOrigin origin = ReflectingOrigin.start();
        RunningGateway gateway = RunningGateway.start(folder, pki, site(origin))) {
      assertThat(client(gateway, "-noservername"))
          .contains("SSL alert number 112")
          .doesNotContain("HTTP/1.1");
      assertThat(gateway.next().findings().getFirst().cause().id()).isEqualTo("client.tls.no-name");
    }
  }

  @Test
  void noNameIsServedByTheDefaultSite() throws Exception {
    try (ReflectingOrigin origin = ReflectingOrigin.start();
        RunningGateway gateway = RunningGateway.startWithDefault(folder, pki, SITE, site(origin))) {
      assertThat(client(gateway, "-noservername")).contains("HTTP/1.1 200 OK");
      assertThat(gateway.next().site()).isEqualTo(SITE);
    }
  }

  @Test
  void fiveReconnectionsResumeTheSession() throws Exception {
    try (ReflectingOrigin origin = ReflectingOrigin.start();
        RunningGateway gateway = RunningGateway.start(folder, pki, site(origin))) {
      String output = client(gateway, "-tls1_2", "-reconnect", "-servername", SITE);
      assertThat(output.lines().filter(line -> line.startsWith("Reused, TLSv1.2"))).hasSize(5);
      assertThat(output).contains("HTTP/1.1 200 OK");
    }
  }
}
