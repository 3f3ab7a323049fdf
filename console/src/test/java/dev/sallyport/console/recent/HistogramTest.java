package dev.sallyport.console.recent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3, 4, 5, 7, 8, 100, 1_000, 12_345, 1_000_000, 120_000_000})
  void aDurationIsFoundAgainWithinAQuarter(long micros) {
    Histogram histogram = new Histogram();
    histogram.add(micros * 1_000);
    assertThat(histogram.micros(0.5)).isBetween(micros, micros + Math.max(1, micros / 4));
  }

  @Test
  void quantilesAreInOrder() {
    Histogram histogram = new Histogram();
    for (int i = 1; i <= 1_000; i++) {
      histogram.add(i * 1_000_000L);
    }
    assertThat(histogram.micros(0.5)).isBetween(500_000L, 640_000L);
    assertThat(histogram.micros(0.95)).isBetween(950_000L, 1_200_000L);
    assertThat(histogram.micros(0.01)).isLessThan(histogram.micros(0.99));
  }

  @Test
  void aDurationBeyondTheLastBucketIsCountedThere() {
    Histogram histogram = new Histogram();
    histogram.add(Long.MAX_VALUE);
    assertThat(histogram.micros(1)).isPositive();
  }
}
