package dev.sallyport.rules.injection.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.suite.InjectionCases;
import dev.sallyport.rules.suite.InjectionCases.Case;
import dev.sallyport.rules.suite.InjectionCases.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Replays the public cases; all must hold, so there is no list of exceptions. */
class PublicSqlCasesTest {
  @Test
  void cutsTheTokensOfAllCases() {
    replay("tokens", 249, sql -> Printed.tokens(sql, Printed.PLAIN));
  }

  @Test
  void foldsAsAllCasesSay() {
    replay("folding", 118, Printed::folded);
  }

  @Test
  void findsTheFingerprintsOfAllCases() {
    replay("sqli", 50, Printed::fingerprint);
  }

  private static void replay(String kind, int count, UnaryOperator<String> run) {
    List<Case> cases = InjectionCases.of(kind);
    assertThat(cases).hasSize(count);
    assertThat(cases)
        .allSatisfy(
            c -> assertThat(run.apply(c.input()).strip()).as(c.file()).isEqualTo(c.expected()));
  }

  @Test
  void findsTheAttacksOfTheLists() {
    List<Line> lines = InjectionCases.lines("sqli-");
    assertThat(lines).hasSize(17_149);
    long missed = lines.stream().filter(l -> Printed.fingerprint(l.value()).isEmpty()).count();
    assertThat(missed).as("missed of %d, at most 0.4 %%", lines.size()).isLessThanOrEqualTo(60);
  }

  /**
   * Five lines of plain text cannot be told from an attack that must be found: three times two
   * double quotes around a calculation (sos), one where a query ends in a quoted AND (s&s), and a
   * list of numbers before two dashes (1c).
   */
  @Test
  void leavesPlainTextAlone() {
    List<Line> lines = InjectionCases.lines("false_positives");
    assertThat(lines).hasSize(421);
    Map<String, Integer> flagged = new TreeMap<>();
    for (Line line : lines) {
      flagged.merge(Printed.fingerprint(line.value()), 1, Integer::sum);
    }
    assertThat(flagged)
        .containsExactlyInAnyOrderEntriesOf(Map.of("", 416, "sos", 3, "s&s", 1, "1c", 1));
  }
}
