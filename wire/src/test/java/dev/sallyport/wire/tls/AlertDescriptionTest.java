package dev.sallyport.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alerts by number and by name. */
class AlertDescriptionTest {
  @ParameterizedTest
  @EnumSource(AlertDescription.class)
  void isFoundByNumberAndByWord(AlertDescription alert) {
    assertThat(AlertDescription.of(alert.number())).isEqualTo(alert);
    assertThat(AlertDescription.of(alert.word())).isEqualTo(alert);
  }

  @Test
  void hasTheNumbersOfTheRegistry() {
    assertThat(AlertDescription.of(40)).isEqualTo(AlertDescription.HANDSHAKE_FAILURE);
    assertThat(AlertDescription.of(100)).isEqualTo(AlertDescription.NO_RENEGOTIATION);
    assertThat(AlertDescription.of(112)).isEqualTo(AlertDescription.UNRECOGNIZED_NAME);
    assertThat(AlertDescription.of("unknown_ca")).isEqualTo(AlertDescription.UNKNOWN_CA);
    assertThat(AlertDescription.of(255)).isNull();
    assertThat(AlertDescription.of("Unknown_CA")).isNull();
  }
}
