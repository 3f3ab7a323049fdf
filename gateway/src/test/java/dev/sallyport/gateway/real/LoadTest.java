package dev.sallyport.gateway.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.RunningGateway;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** h2load asks without a pause while the configuration changes and the origin dies and returns. */
class LoadTest {
  private static final String SITE = "load.lab.test";
  private static final int CONNECTIONS = 50;
  private static final int REQUESTS_PER_RUN = 2000;
  private static final String ALL = Integer.toString(REQUESTS_PER_RUN);
  private static final String REFUSED = "502 origin.connect.refused";

  /** Good responses between one disturbance and the next. */
  private static final int PACE = 500;

  private static final int RELOADS = 5;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Pattern REQUESTS =
      Pattern.compile(
          "requests: \\d+ total, (\\d+) started, (\\d+) done, \\d+ succeeded, \\d+ failed,"
              + " (\\d+) errored, (\\d+) timeout");

  @TempDir Path folder;
  @TempDir Path apacheFolder;

  private static String site(ApacheServer origin, int idleSeconds) {
    return RunningGateway.site(
        SITE, "http://127.0.0.1:" + origin.port(), "timeouts: {idle: " + idleSeconds + "s}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "http/1.1"})
  void everyRequestIsAnswered(String protocol) throws Exception {
    Path h2load = Program.assumeInstalled("h2load");
    try (ApacheServer origin = FileServer.start(apacheFolder);
        RunningGateway gateway =
            RunningGateway.startWithDefault(folder, LabPki.create(), SITE, site(origin, 30));
        Tally tally = Tally.of(gateway)) {
      Load load = new Load(h2load, protocol, gateway.port());
      FutureTask<List<String>> outputs = new FutureTask<>(load);
      Thread.ofVirtual().start(outputs);
      for (int i = 1; i <= RELOADS; i++) {
        tally.await(tally.of("200") + PACE, "200");
        gateway.reload(site(origin, 30 + i));
      }
      int refused = tally.of(REFUSED);
      origin.kill();
      tally.await(refused + 1, REFUSED);
      origin.start();
      tally.await(tally.of("200") + PACE, "200");
      load.enough = true;

      assertThat(outputs.get()).isNotEmpty().allSatisfy(LoadTest::assertAnswered);
      assertThat(tally.counts())
          .allSatisfy((outcome, n) -> assertThat(outcome).doesNotContain("unexplained"));
    }
  }

  /** Runs of h2load, one after the other, until it is enough. */
  private static final class Load implements Callable<List<String>> {
    private final String[] command;
    private volatile boolean enough;

    Load(Path h2load, String protocol, int port) {
      this.command =
          new String[] {
            h2load.toString(),
            "-t",
            "1",
            "-c",
            Integer.toString(CONNECTIONS),
            "-n",
            Integer.toString(REQUESTS_PER_RUN),
            "--npn-list=" + protocol,
            "https://127.0.0.1:" + port + "/page.txt"
          };
    }

    @Override
    public List<String> call() throws Exception {
      List<String> outputs = new ArrayList<>();
      while (!enough) {
        outputs.add(Program.run(LIMIT, command).output());
      }
      return outputs;
    }
  }

  private static void assertAnswered(String output) {
    Matcher requests = REQUESTS.matcher(output);
    assertThat(requests.find()).as(output).isTrue();
    assertThat(requests.group(1)).as("started: %s", output).isEqualTo(ALL);
    assertThat(requests.group(2)).as("done: %s", output).isEqualTo(ALL);
    assertThat(requests.group(3)).as("errored: %s", output).isEqualTo("0");
    assertThat(requests.group(4)).as("timed out: %s", output).isEqualTo("0");
  }
}
