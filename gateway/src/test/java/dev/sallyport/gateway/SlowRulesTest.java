package dev.sallyport.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.pki.LabPki;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request made to keep the rules busy: the other clients of the same event loop go on. */
class SlowRulesTest {
  private static final String SITE = "ruled.lab.test";
  private static final String ONE_LOOP = "workers: 1\n";

  /** Needs a backtracking matcher, which gives up after steps in proportion to the value. */
  private static final String HARD = "(?=a)(a|aa)+$";

  private static final int OTHERS = 20;

  @TempDir Path folder;

  private static String slowRules() {
    StringBuilder rules = new StringBuilder("SecRequestBodyAccess On\n");
    for (int id = 1; id <= 10; id++) {
      rules.append("SecRule ARGS_POST \"@rx " + HARD + id + "\" \"id:" + id + ",phase:2,pass\"\n");
    }
    return rules.toString();
  }

  private RunningGateway gateway(RawOrigin origin, String mode, String rules) throws Exception {
    String site = RuledSite.yaml(folder, SITE, origin.url(), mode, rules);
    return RunningGateway.startWith(folder, LabPki.create(), ONE_LOOP, site);
  }

  private static void post(TestClient client, String body) throws Exception {
    client.send(
        "POST /slow HTTP/1.1\r\nHost: "
            + SITE
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  @Test
  void otherClientsOfTheLoopAreAnsweredWhileALongBodyIsInspected() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "detect", slowRules());
        TestClient slow = gateway.client(SITE);
        TestClient quick = gateway.client(SITE)) {
      assertThat(quick.get(SITE, "/quick").status()).isEqualTo(200);
      gateway.next();
      post(slow, "x=" + "a".repeat(100_000) + "b");
      for (int i = 0; i < OTHERS; i++) {
        assertThat(quick.get(SITE, "/quick").status()).isEqualTo(200);
      }
      assertThat(slow.response(false).status()).isEqualTo(200);
      List<String> inOrder = new ArrayList<>();
      for (int i = 0; i <= OTHERS; i++) {
        inOrder.add(gateway.next().request().path());
      }
      assertThat(inOrder.indexOf("/slow")).isEqualTo(OTHERS);
    }
  }

  @Test
  void aClientThatLeavesMeanwhileIsStillLookedBackOnOnce() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "detect", slowRules());
        TestClient other = gateway.client(SITE)) {
      try (TestClient slow = gateway.client(SITE)) {
        post(slow, "x=" + "a".repeat(100_000) + "b");
        assertThat(other.get(SITE, "/quick").status()).isEqualTo(200);
      }
      List<ExchangeRecord> both = List.of(gateway.next(), gateway.next());
      assertThat(both.stream().map(ExchangeRecord::status)).containsExactlyInAnyOrder(200, 499);
      assertThat(both).allSatisfy(x -> assertThat(x.rules()).isNotNull());
      assertThat(other.get(SITE, "/quick").status()).isEqualTo(200);
      assertThat(gateway.next().status()).isEqualTo(200);
      assertThat(gateway.all()).isEmpty();
      assertThat(origin.requests()).hasSize(2);
    }
  }

  /** The value that keeps backtracking matchers busy for seconds. */
  @ParameterizedTest
  @ValueSource(ints = {2_100, 100_000})
  void theKnownAttackOnRule941340IsAnswered(int length) throws Exception {
    String rule =
        "SecRequestBodyAccess On\nSecRule ARGS \"@rx "
            + CrsPattern.of("941340")
            + "\" \"id:941340,phase:2,deny,log\"\n";
    String attack = "\"word".repeat(length / 5);
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", rule);
        TestClient client = gateway.client(SITE)) {
      post(client, "x=" + attack);
      assertThat(client.response(false).status()).isEqualTo(200);
      ExchangeRecord record = gateway.next();
      assertThat(requireNonNull(record.rules()).exhausted()).isEmpty();
      assertThat(origin.requests().getFirst().body().getBytes(StandardCharsets.ISO_8859_1))
          .hasSize(attack.length() + 2);
    }
  }
}
