package dev.sallyport.rules.injection.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.injection.ByteScan;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlInjectionTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      delimiter = '|',
      value = {
        "1234 OR 1=1|1&1",
        "id=7 or 1=1|n&1",
        "x' or 'a'='a|s&sos",
        "x\" or \"a\"=\"b|s&sos",
        "-1 union select 1,2|1UE1",
        "1/*!50000union*/select 2|X",
        "1;drop table users|1;Tn",
        "'; exec xp_cmdshell('dir')--|s;Tf(",
        "5 order by 10|1B1",
        "sleep(20)|f(1)",
        "1 and (select 1 from dual)=1|1&(E1",
        "1') waitfor delay '0:0:5'--|s)Esc",
        "admin'--|sc",
        "7 into outfile '/tmp/x'|1ks",
        "'='|sos",
        "1--|1c",
        "' procedure analyse(extractvalue(1,2),3)|sk(f(",
        "{``.id} union select 1|X"
      })
  void namesTheShapeOfAnAttack(String value, String fingerprint) {
    assertThat(Printed.fingerprint(value)).isEqualTo(fingerprint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "O'Brien",
        "rock and roll",
        "12\" and 7\" vinyl",
        "\"like\" stamp",
        "8 or 9 people",
        "50% cotton and 50% wool",
        "please select one from the list",
        "western union",
        "drop me a line; call me later",
        "1999-12-31",
        "C# developer",
        "well -- not quite",
        "+49 (30) 1234-567",
        "a/b/c.txt?x=1&y=2",
        "it's 5 o'clock"
      })
  void leavesProseAlone(String value) {
    assertThat(Printed.fingerprint(value)).isEmpty();
  }

  @Test
  void readsASliceWithinItsBounds() {
    byte[] array = "1 or 1=1 or".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new SqlInjection().fingerprint(new Slice(array, 0, 8)).toString()).isEqualTo("1&1");
    assertThat(new SqlInjection().fingerprint(new Slice(array, 0, 4)).isEmpty()).isTrue();
  }

  @Test
  void triesMySqlWhereADashReadsDifferently() {
    assertThat(Printed.fingerprint("1' == --1 OR 1")).isEqualTo("so1&1");
  }

  /** Folding swallows these however long they are, in all five readings. */
  @ParameterizedTest
  @ValueSource(strings = {"1+", "a.", "'\"", "(", "--x\n", "#", "1,-", "not ", "union all "})
  void worksInProportionToTheLength(String piece) {
    Slice value = Slice.latin1(piece.repeat(20_000));
    ByteScan scan = new ByteScan(value);
    assertThat(new SqlInjection().fingerprint(scan).length()).isBetween(0, 5);
    assertThat(scan.work()).isLessThanOrEqualTo(24L * value.length() + 64);
  }
}
