package dev.sallyport.rules.injection.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      delimiter = '|',
      value = {
        "1 + 2 * 3|1 1",
        "((-1))|1 1,) )",
        "a . b|n a",
        "'a' 'b'|s 'a'",
        "UNION /* x */ ALL|U UNION ALL",
        "select - 1|E select,1 1",
        "1 in (2)|1 1",
        "user()|f user,( (,) )",
        "user(1)|n user,( (,1 1,) )",
        ";;; 1|; ;,1 1",
        "1 collate x_bin|1 1,A collate,t x_bin",
        "'1'::int|s '1'",
        "1; if 2|1 1,; ;,T if,1 2"
      })
  void keepsTheShapeOnly(String sql, String tokens) {
    assertThat(Printed.folded(sql)).isEqualTo(tokens.replace(',', '\n'));
  }

  @Test
  void leavesNothingOfWhatTellsNothing() {
    assertThat(Printed.folded("")).isEmpty();
    assertThat(Printed.folded("( - + /* x */ (")).isEmpty();
  }

  @Test
  void keepsACommentAtTheEndOnly() {
    assertThat(Printed.folded("1 /* a */ ; -- b")).isEqualTo("1 1\n; ;\nc -- b");
  }

  @Test
  void keepsFiveTokensAtMost() {
    assertThat(Printed.folded("a b c d e f g").lines()).hasSize(5);
  }
}
