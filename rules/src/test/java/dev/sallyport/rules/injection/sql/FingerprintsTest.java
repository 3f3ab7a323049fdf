package dev.sallyport.rules.injection.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintsTest {
  @ParameterizedTest
  @ValueSource(strings = {"1UE", "sUE1,", "nUE(E", "s&s", "1;Tn", "X", "sc", "1&1c", "Ef(1)"})
  void knowsAttacks(String letters) {
    assertThat(knows(letters)).isTrue();
  }

  /** Operands side by side, bare words around an AND, a statement word between words. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "n", "nn", "n&n", "1nnnn", "nEnn", "snUnn", "sUon", "n;En", "E", "so1"})
  void doesNotKnowProse(String letters) {
    assertThat(knows(letters)).isFalse();
  }

  private static boolean knows(String letters) {
    byte[] bytes = letters.getBytes(StandardCharsets.ISO_8859_1);
    return Fingerprints.knows(bytes, bytes.length);
  }
}
