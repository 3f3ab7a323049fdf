package dev.sallyport.rules.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnicodeMapTest {
  private static final List<String> FILE =
      List.of(
          "(MAC - Roman)", "", "1250  (ANSI - Central Europe)", "00a1:21 00a2:63", "", "936", "");

  @Test
  void readsTheLineAfterTheCodePage() {
    UnicodeMap map = UnicodeMap.parse(FILE, 1250);
    assertThat(map.toByte(0xa2)).isEqualTo('c');
    assertThat(map.toByte(0xa3)).isEqualTo(UnicodeMap.UNMAPPED);
  }

  @Test
  void saysWhichCodePageIsMissing() {
    assertThatThrownBy(() -> UnicodeMap.parse(FILE, 20127)).hasMessageContaining("20127");
  }

  @Test
  void saysWhichPairIsNone() {
    assertThatThrownBy(() -> UnicodeMap.parse(List.of("1250", "00a1:21 a2"), 1250))
        .hasMessageContaining("\"a2\"");
    assertThatThrownBy(() -> UnicodeMap.parse(List.of("1250", "00a1:121"), 1250))
        .hasMessageContaining("\"00a1:121\"");
  }

  @Test
  void usAsciiMapsWhatLooksAlike() {
    UnicodeMap map = UnicodeMap.usAscii();
    assertThat(map.toByte(0x2018)).isEqualTo('\'');
    assertThat(map.toByte(0x017e)).isEqualTo('z');
    assertThat(map.toByte(0xff1c)).isEqualTo('<');
    assertThat(map.toByte(0x4e00)).isEqualTo(UnicodeMap.UNMAPPED);
  }
}
