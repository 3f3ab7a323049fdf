package dev.sallyport.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.app.Sallyport;
import dev.sallyport.lab.fault.FaultServer;
import dev.sallyport.lab.fault.Faults;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How much the doctor asks of a sound server: no more than it says before, and little in a hurry.
 */
class DoctorBoundsTest {
  private static final Pattern ANNOUNCED = Pattern.compile("at most (\\d+) connections");

  @TempDir static Path folder;
  private static LabPki pki;

  @BeforeAll
  static void create() throws Exception {
    pki = LabPki.create();
    pki.writeAuthority(folder);
  }

  @ParameterizedTest
  @CsvSource({"--quick, 8, 1", "--full, 80, 10"})
  void noMoreIsAskedThanAnnounced(String extent, int mostConnections, int mostRequests)
      throws Exception {
    try (FaultServer server = FaultServer.start(Faults.named("sound"), pki)) {
      String site = FaultServer.NAME + ":" + server.port();
      Sallyport run =
          Sallyport.run(
              "doctor",
              "https://" + site + "/",
              "--resolve",
              site + ":127.0.0.1",
              "--cacert",
              folder.resolve("ca.pem").toString(),
              "--wait",
              "20",
              extent);
      assertThat(run.out()).startsWith("ok: nothing was found\n");
      Matcher announced = ANNOUNCED.matcher(run.err());
      int sum = 2; // the request itself, and once more over a connection that stays open
      while (announced.find()) {
        sum += Integer.parseInt(announced.group(1));
      }
      System.out.printf(
          "%s: %d connections of at most %d, %d requests%n",
          extent, server.connections(), sum, server.requests());
      assertThat(server.connections()).isLessThanOrEqualTo(Math.min(sum, mostConnections));
      assertThat(server.requests()).isLessThanOrEqualTo(mostRequests);
    }
  }
}
