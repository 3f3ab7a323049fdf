package dev.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTextTest {
  @ParameterizedTest
  @CsvSource({
    "Shop.EXAMPLE.com, shop.example.com",
    "bücher.example, xn--bcher-kva.example",
    "*.BÜCHER.example, *.xn--bcher-kva.example",
    "a_b-c.d, a_b-c.d",
    "localhost, localhost",
  })
  void aNameIsLowerCaseAscii(String text, String name) {
    assertThat(HostNameText.parsePattern(text)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "*",
        "*.",
        "*a.b",
        "a.*.b",
        "-a",
        "a-",
        "a b",
        "a/b",
        "a:1",
        "[::1]",
        "a\u0000b"
      })
  void whatIsNoNameIsRefused(String text) {
    assertThatThrownBy(() -> HostNameText.parsePattern(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 254, 5000})
  void aLabelOrNameThatIsTooLongIsRefused(int length) {
    assertThatThrownBy(() -> HostNameText.parse("a".repeat(length)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
