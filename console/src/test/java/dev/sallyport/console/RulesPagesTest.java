package dev.sallyport.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.rules.exchange.EngineMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which rules match most, and what would become of the requests were one excluded. */
class RulesPagesTest {
  private RunningConsole console;

  @BeforeEach
  void start() throws Exception {
    console = new RunningConsole();
    int number = 0;
    for (int i = 0; i < 3; i++) {
      console.memory.take(
          Exchanges.inspected(++number, "/often", denied(matched(942_100, "SQL", 5))));
    }
    console.memory.take(
        Exchanges.inspected(
            ++number, "/both", denied(matched(942_100, "SQL", 5), matched(941_100, "Script", 5))));
  }

  @AfterEach
  void stop() {
    console.close();
  }

  private static Inspected.Matched matched(long id, String message, long points) {
    return new Inspected.Matched(
        id, message, List.of("ARGS:q"), Map.of("inbound_anomaly_score_pl1", points));
  }

  private static Inspected denied(Inspected.Matched... matched) {
    return new Inspected(
        EngineMode.ON,
        new Inspected.Outcome.Denied(949_110, 2),
        List.of(matched),
        Map.of(
            "blocking_inbound_anomaly_score",
            Integer.toString(5 * matched.length),
            "inbound_anomaly_score_threshold",
            "5"),
        List.of(),
        List.of(),
        null);
  }

  @Test
  void theRuleThatMatchesMostStandsFirstUnderItsSite() throws Exception {
    String page = console.get("/rules").body();
    assertThat(page)
        .containsSubsequence(
            "<h2>shop.example.com</h2>", ">942100<", "SQL", ">4<", ">941100<", "Script", ">1<")
        .contains("/exclusion?site=shop.example.com&amp;rule=942100");
  }

  @Test
  void anExclusionChangesTheRequestsThatItsRuleAloneDenied() throws Exception {
    String page = console.get("/exclusion?site=shop.example.com&rule=942100").body();
    assertThat(page.split("passes: the other rules add 0, denied is from 5 on", -1)).hasSize(4);
    assertThat(page)
        .contains("is denied all the same: the other rules add 5", "SecRuleRemoveById 942100");
    assertThat(console.get("/exclusion?site=shop.example.com&rule=941100").body())
        .contains("is denied all the same: the other rules add 5")
        .doesNotContain("/often");
    assertThat(console.get("/exclusion?rule=x").statusCode()).isEqualTo(400);
  }
}
