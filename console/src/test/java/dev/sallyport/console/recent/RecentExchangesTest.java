package dev.sallyport.console.recent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.console.Exchanges;
import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.rules.exchange.EngineMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentExchangesTest {
  private static Filter by(String name, String value) {
    Map<String, String> query = Map.of(name, value);
    return FilterQuery.read(asked -> query.getOrDefault(asked, ""));
  }

  private static Filter all() {
    return by("", "");
  }

  @Test
  void aFloodOfGoodOnesDoesNotWashFailuresAway() {
    RecentExchanges recent = new RecentExchanges(100, 1 << 20);
    recent.take(Exchanges.refused(1, "shop.example.com", "/lost"));
    for (int i = 2; i < 10_000; i++) {
      recent.take(Exchanges.served(i, "/"));
    }
    assertThat(recent.byId(Exchanges.id(1))).isPresent();
    assertThat(recent.all()).hasSize(101).last().extracting(Kept::sequence).isEqualTo(1L);
    assertThat(recent.told()).isEqualTo(9_999);
  }

  @Test
  void manyBytesAreFewExchanges() {
    RecentExchanges recent = new RecentExchanges(1_000_000, 1 << 20);
    for (int i = 0; i < 1_000; i++) {
      recent.take(Exchanges.served(i, "/" + "x".repeat(8_000)));
    }
    assertThat(recent.all()).hasSizeBetween(20, 60);
  }

  @Test
  void isNewestFirstAndGoesOnWhereAPageEnded() {
    RecentExchanges recent = new RecentExchanges();
    for (int i = 1; i <= 250; i++) {
      recent.take(
          i % 3 == 0 ? Exchanges.refused(i, "b.example.com", "/") : Exchanges.served(i, "/"));
    }
    assertThat(recent.find(all())).hasSize(Filter.MOST).first().matches(k -> k.sequence() == 250);
    assertThat(recent.find(by("before", "151")))
        .hasSize(Filter.MOST)
        .isSortedAccordingTo((left, right) -> Long.compare(right.sequence(), left.sequence()))
        .first()
        .matches(k -> k.sequence() == 150);
  }

  @ParameterizedTest
  @CsvSource({
    "site, b.example.com, 1",
    "site, c.example.com, 0",
    "cause, origin.connect.refused, 1",
    "cause, origin.conn, 1",
    "cause, client, 0",
    "status, 502, 1",
    "status, 5xx, 1",
    "status, 2XX, 3",
    "status, x, 0",
    "client, 192.0., 4",
    "client, 10., 0",
    "path, LOST?a, 1",
    "rule, 942100, 1",
    "rule, 94210, 0",
    "notable, yes, 2",
    "site, shop.example.com, 3",
    "path, /FO, 1",
    "path, nowhere, 0",
    "before, nonsense, 4",
  })
  void isFilteredByWhatIsAskedFor(String name, String value, int found) {
    RecentExchanges recent = new RecentExchanges();
    recent.take(Exchanges.served(1, "/"));
    recent.take(Exchanges.refused(2, "b.example.com", "/lost"));
    recent.take(Exchanges.served(3, "/found"));
    recent.take(
        Exchanges.inspected(
            4,
            "/",
            new Inspected(
                EngineMode.ON,
                new Inspected.Outcome.Passed(),
                List.of(new Inspected.Matched(942_100, "SQL", List.of("ARGS:q"), Map.of())),
                Map.of(),
                List.of(),
                List.of(),
                null)));
    assertThat(recent.find(by(name, value))).hasSize(found);
  }
}
