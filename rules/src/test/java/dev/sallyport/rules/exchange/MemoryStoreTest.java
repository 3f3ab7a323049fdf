package dev.sallyport.rules.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.CollectionStore.Change;
import dev.sallyport.rules.exchange.CollectionStore.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration KEEP = Duration.ofMinutes(1);

  private final MemoryStore store = new MemoryStore(3);

  private void write(String key, Instant at) {
    store.apply(new Name("ip", key), List.of(new Change.Set("n", Slice.latin1("1"))), at, KEEP);
  }

  private boolean has(String key, Instant at) {
    return !store.load(new Name("ip", key), at).variables().isEmpty();
  }

  @Test
  void whatWasNotWrittenForLongestGoesWhereThereIsNoRoom() {
    for (String key : List.of("a", "b", "c", "a", "d")) {
      write(key, NOW);
    }
    assertThat(List.of("a", "b", "c", "d"))
        .filteredOn(k -> has(k, NOW))
        .containsOnly("a", "c", "d");
  }

  @Test
  void writingWhatIsThereTakesNoRoom() {
    for (String key : List.of("a", "b", "c", "c", "c")) {
      write(key, NOW);
    }
    assertThat(List.of("a", "b", "c")).allMatch(k -> has(k, NOW));
  }

  @Test
  void whatIsOverIsGoneAndBeginsAnew() {
    write("a", NOW);
    Instant later = NOW.plus(KEEP);
    assertThat(has("a", later)).isFalse();
    write("a", later);
    assertThat(store.load(new Name("ip", "a"), later).created()).isEqualTo(later);
    assertThat(store.load(new Name("ip", "a"), later).updates()).isEqualTo(1);
  }
}
