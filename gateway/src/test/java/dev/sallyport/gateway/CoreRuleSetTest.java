package dev.sallyport.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Core Rule Set in front of an origin; skipped where it is not at hand. */
class CoreRuleSetTest {
  private static final String SITE = "ruled.lab.test";
  private static final int OTHERS = 10;

  @TempDir static Path folder;
  private static RawOrigin origin;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    Path release = Path.of(System.getProperty("sallyport.shared", "../shared"), "crs", "4.28.0");
    assumeTrue(Files.isDirectory(release), "no Core Rule Set in " + release.toAbsolutePath());
    origin = RawOrigin.echo();
    gateway =
        RunningGateway.startWith(
            folder,
            LabPki.create(),
            "workers: 1\n",
            RunningGateway.site(
                SITE, origin.url(), "rules: {mode: block, crs: \"" + release.toRealPath() + "\"}"));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
      origin.close();
    }
  }

  private static final String[] FIELDS = {"User-Agent: Mozilla/5.0", "Accept: text/html"};

  @Test
  void anInjectionIsDeniedWithTheRulesThatAddedUpToIt() throws Exception {
    try (TestClient client = gateway.client(SITE)) {
      assertThat(client.get(SITE, "/?id=1%27%20OR%20%271%27=%271", FIELDS).status()).isEqualTo(403);
      ExchangeRecord record = gateway.next();
      assertThat(record.findings().getFirst().cause().id()).isEqualTo("rules.request.denied");
      assertThat(record.findings().getFirst().evidence().getFirst().text())
          .contains("rule 949110", "942100", "blocking_inbound_anomaly_score 5");
      assertThat(requireNonNull(record.rules()).scores())
          .containsEntry("blocking_inbound_anomaly_score", "5");
      assertThat(client.get(SITE, "/?id=1", FIELDS).status()).isEqualTo(200);
      Inspected passed = requireNonNull(gateway.next().rules());
      assertThat(passed.outcome()).isEqualTo(new Inspected.Outcome.Passed());
      assertThat(passed.scores()).isEmpty();
    }
  }

  @Test
  void theAttackOnRule941340IsAnsweredAndSoAreTheOthers() throws Exception {
    String body = "x=" + "\"word".repeat(20_000);
    try (TestClient slow = gateway.client(SITE);
        TestClient quick = gateway.client(SITE)) {
      assertThat(quick.get(SITE, "/quick", FIELDS).status()).isEqualTo(200);
      gateway.next();
      slow.send(
          "POST /slow HTTP/1.1\r\nHost: "
              + SITE
              + "\r\n"
              + String.join("\r\n", FIELDS)
              + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      for (int i = 0; i < OTHERS; i++) {
        assertThat(quick.get(SITE, "/quick", FIELDS).status()).isEqualTo(200);
      }
      assertThat(slow.response(false).status()).isIn(200, 403);
      List<ExchangeRecord> all = new ArrayList<>();
      for (int i = 0; i <= OTHERS; i++) {
        all.add(gateway.next());
      }
      ExchangeRecord attack =
          all.stream().filter(x -> x.request().path().equals("/slow")).findFirst().orElseThrow();
      assertThat(requireNonNull(attack.rules()).exhausted()).isEmpty();
      assertThat(all).filteredOn(x -> x.status() == 200).hasSizeGreaterThanOrEqualTo(OTHERS);
    }
  }
}
