package dev.sallyport.app.lab;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Exclusion;
import dev.sallyport.gateway.record.Inspected;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site of the lab that rules protect: what its first customer sees. */
class LabShopTest {
  @TempDir private Path folder;

  @Test
  void aPageIsServedAndAttacksAreDeniedByTheirScore() throws Exception {
    List<ExchangeRecord> ended = new ArrayList<>();
    try (LabStory story = new LabStory(folder, Duration.ofSeconds(2), 0, 0)) {
      story.shop(Duration.ofSeconds(30));
      for (String ignored : LabShop.TARGETS) {
        ended.add(story.sallyport().next());
      }
    }
    assertThat(ended).extracting(ExchangeRecord::site).containsOnly(LabShop.NAME);
    assertThat(ended).extracting(ExchangeRecord::status).containsExactly(200, 403, 403);
    Inspected denied = requireNonNull(ended.get(1).rules());
    assertThat(denied.outcome()).isEqualTo(new Inspected.Outcome.Denied(100_990, 2));
    assertThat(denied.matched())
        .extracting(Inspected.Matched::id)
        .containsExactly(100_010L, 100_990L);
    assertThat(denied.scores())
        .containsEntry("blocking_inbound_anomaly_score", "5")
        .containsEntry("inbound_anomaly_score_threshold", "5");
    assertThat(Exclusion.of(denied.matched(), 100_990, "/products").onThisPath())
        .anyMatch(line -> line.contains("ctl:ruleRemoveTargetById=100010;ARGS:id"));
  }
}
