package dev.sallyport.console.recent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.console.Exchanges;
import dev.sallyport.gateway.timing.Phase;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LastHourTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));
  private final LastHour hour = new LastHour(now::get);

  private void later(long seconds) {
    now.updateAndGet(at -> at.plusSeconds(seconds));
  }

  @Test
  void countsBySiteCauseAndOrigin() {
    hour.take(Exchanges.served(1, "/"));
    hour.take(Exchanges.refused(2, "b.example.com", "/"));
    hour.take(Exchanges.refused(3, "b.example.com", "/"));
    Overview overview = hour.overview();
    SiteCounts site = Objects.requireNonNull(overview.counts().get("b.example.com"));
    assertThat(site.ofClass(5)).isEqualTo(2);
    assertThat(site.causes().get("origin.connect.refused"))
        .isEqualTo(new SiteCounts.Hits(2, Exchanges.id(3), ""));
    assertThat(overview.allCounts().origins().get("https://10.0.0.5:443")).containsExactly(3, 2);
    assertThat(overview.allCounts().total()).isEqualTo(3);
  }

  @Test
  void theRateIsThatOfWholeSeconds() {
    for (int i = 0; i < 50; i++) {
      hour.take(Exchanges.served(i, "/"));
    }
    later(1);
    assertThat(hour.overview().perSecond()).isEqualTo(5.0);
    assertThat(hour.overview().seconds()).hasSize(119).last().matches(s -> s.all() == 50);
    later(10);
    assertThat(hour.overview().perSecond()).isZero();
  }

  @Test
  void anHourLaterNothingCountsAnyMore() {
    hour.take(Exchanges.refused(1, "b.example.com", "/"));
    later(59 * 60);
    assertThat(hour.overview().allCounts().total()).isEqualTo(1);
    later(60);
    assertThat(hour.overview().allCounts().total()).isZero();
  }

  @Test
  void phasesAreThoseOfTheLastMinutes() {
    hour.take(Exchanges.served(1, "/"));
    Map<Phase, Histogram> phases = hour.overview().allTimes().phases();
    Histogram waits = Objects.requireNonNull(phases.get(Phase.WAIT));
    assertThat(waits.micros(0.5)).isBetween(40_000L, 50_000L);
    assertThat(phases).doesNotContainKey(Phase.DNS);
    assertThat(hour.overview().allTimes().waits()).containsOnlyKeys("https://10.0.0.5:443");
    later(5 * 60);
    assertThat(hour.overview().allTimes().whole().total()).isZero();
  }
}
