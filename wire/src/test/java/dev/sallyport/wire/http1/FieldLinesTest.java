package dev.sallyport.wire.http1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Lines are found by name, in any case, among those that came and those that were added. */
class FieldLinesTest {
  @ParameterizedTest
  @EnumSource(value = FieldName.class, mode = Mode.EXCLUDE, names = "OTHER")
  void everyNameIsKnownInAnyCase(FieldName name) {
    for (String spelling :
        new String[] {
          name.text(), name.text().toLowerCase(Locale.ROOT), name.text().toUpperCase(Locale.ROOT)
        }) {
      byte[] bytes = Messages.bytes("--" + spelling + "--");
      assertThat(FieldName.of(bytes, 2, bytes.length - 2)).isEqualTo(name);
      assertThat(FieldName.of(bytes, 1, bytes.length - 2)).isEqualTo(FieldName.OTHER);
      assertThat(FieldName.of(bytes, 2, bytes.length - 1)).isEqualTo(FieldName.OTHER);
    }
  }

  @Test
  void aNameThatDiffersInOneBitIsAnother() {
    for (FieldName name : FieldName.values()) {
      byte[] bytes = Messages.bytes(name.text());
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        boolean caseOnly = bit % 8 == 5 && Character.isLetter(name.text().charAt(bit / 8));
        assertThat(FieldName.of(bytes, 0, bytes.length))
            .isEqualTo(caseOnly ? name : FieldName.OTHER);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
  }

  @Test
  void linesCanBeAddedBehindThoseThatCame() throws Exception {
    FieldLines lines = Messages.with("Host: a", "x: 1").fields();
    for (int i = 0; i < 100; i++) {
      lines.add("y-" + i, "\u00e9".repeat(i));
    }
    lines.add(Messages.bytes("_Via_"), 1, 3, Messages.bytes("_1.1 b_"), 1, 5);
    assertThat(lines.size()).isEqualTo(103);
    assertThat(lines.first(FieldName.HOST)).isEqualTo("a");
    assertThat(lines.first("Y-99")).isEqualTo("\u00e9".repeat(99));
    assertThat(lines.first(FieldName.VIA)).isEqualTo("1.1 b");
    assertThat(lines.first("z")).isNull();
    assertThat(lines.has(FieldName.COOKIE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "close|true",
        "CLOSE|true",
        "a, close|true",
        "a,\tclose ,b|true",
        ",,close|true",
        "closed|false",
        "a close|false",
        "close;x|false",
        ",|false",
      })
  void findsAMemberOfAList(String value, boolean there) throws Exception {
    FieldLines lines = Messages.with("Connection: b", "Connection: " + value).fields();
    assertThat(lines.lists(FieldName.CONNECTION, "close")).isEqualTo(there);
  }
}
