package dev.sallyport.rules.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import org.junit.jupiter.api.Test;

class KnownValuesTest {
  private final KnownValues known = KnownValues.bounded();

  @Test
  void givesTheSameObjectForTheSameKeyAndBytes() {
    Value first = known.of("User-Agent", "a browser");
    assertThat(known.of("User-Agent", Slice.latin1("x a browser").slice(2, 11))).isSameAs(first);
  }

  @Test
  void tellsKeysAndBytesApart() {
    Value first = known.of("a", "text");
    assertThat(known.of("A", "text")).isNotSameAs(first);
    assertThat(known.of("a", "texts")).isNotSameAs(first);
    assertThat(known.of("A", "text").key()).isEqualTo("A");
  }

  @Test
  void keepsNoViewOfALargeArray() {
    Slice within = Slice.latin1("a long request with a value").slice(22, 27);
    assertThat(known.of("k", within).bytes().array()).hasSize(5);
  }

  @Test
  void doesNotKeepLongValues() {
    String text = "x".repeat(513);
    assertThat(known.of("k", text)).isNotSameAs(known.of("k", text));
  }

  @Test
  void remembersWhatDidNotMatchOnlyWhereItLasts() {
    Value lasting = known.of("k", "v");
    lasting.fails(70, 2);
    assertThat(lasting.failed(70)).isTrue();
    assertThat(lasting.failed(6)).isFalse();
    assertThat(lasting.form(Slice.latin1("V")).failed(70)).isFalse();
    Value passing = Value.of("k", "v");
    passing.fails(70, 2);
    assertThat(passing.failed(70)).isFalse();
  }
}
