package dev.sallyport.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.rules.exchange.EngineMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreWithoutTest {
  private static Inspected.Matched rule(long id, String score, long points) {
    return new Inspected.Matched(id, "", List.of("ARGS:q"), Map.of(score, points));
  }

  private static Inspected denied(String blocking, Inspected.Matched... matched) {
    return new Inspected(
        EngineMode.ON,
        new Inspected.Outcome.Denied(949_110, 2),
        List.of(matched),
        Map.of("blocking_inbound_anomaly_score", blocking, "inbound_anomaly_score_threshold", "5"),
        List.of(),
        List.of(),
        null);
  }

  @Test
  void whatTheOthersAddIsHeldAgainstTheThreshold() {
    Inspected both =
        denied(
            "8",
            rule(942_100, "inbound_anomaly_score_pl1", 5),
            rule(920_350, "inbound_anomaly_score_pl1", 3));
    assertThat(ScoreWithout.of(both, 942_100)).contains(new ScoreWithout(3, 5));
    assertThat(ScoreWithout.of(both, 920_350)).contains(new ScoreWithout(5, 5));
    assertThat(ExclusionPage.without(both, 942_100)).startsWith("passes: the other rules add 3");
    assertThat(ExclusionPage.without(both, 920_350)).startsWith("is denied all the same");
  }

  @Test
  void levelsThatOnlyDetectDoNotCount() {
    Inspected detected =
        denied(
            "5",
            rule(942_100, "inbound_anomaly_score_pl1", 5),
            rule(942_432, "inbound_anomaly_score_pl3", 5));
    assertThat(ScoreWithout.of(detected, 942_100)).contains(new ScoreWithout(0, 5));
    assertThat(ScoreWithout.of(detected, 942_432)).contains(new ScoreWithout(5, 5));
  }

  @Test
  void aScoreThatTheRecordDoesNotExplainIsNotGuessed() {
    assertThat(ScoreWithout.of(denied("9", rule(1, "inbound_anomaly_score_pl1", 5)), 1)).isEmpty();
    Inspected adding =
        denied(
            "9",
            rule(1, "tx.other", 5),
            new Inspected.Matched(
                949_110, "", List.of("TX:blocking_inbound_anomaly_score"), Map.of()));
    assertThat(ExclusionPage.without(adding, 1)).isEqualTo("passes: no other rule matched");
  }
}
