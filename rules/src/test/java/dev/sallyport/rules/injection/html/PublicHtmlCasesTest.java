package dev.sallyport.rules.injection.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.suite.InjectionCases;
import dev.sallyport.rules.suite.InjectionCases.Case;
import dev.sallyport.rules.suite.InjectionCases.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replays the public cases; all must hold, so there is no list of exceptions. */
class PublicHtmlCasesTest {
  @Test
  void cutsTheTokensOfAllCases() {
    List<Case> cases = InjectionCases.of("html5");
    assertThat(cases).hasSize(63);
    assertThat(cases)
        .allSatisfy(c ->
            assertThat(HtmlTokens.of(c.input(), Context.DATA).strip())
                .as(c.file())
                .isEqualTo(c.expected()));
  }

  @Test
  void findsTheAttacksOfTheLists() {
    List<Line> lines = new ArrayList<>(InjectionCases.lines("xss-"));
    assertThat(lines).hasSize(1_645);
    long missed = lines.stream().filter(l -> !isAttack(l)).count();
    assertThat(missed).as("missed of %d, at most 0.4 %%", lines.size()).isLessThanOrEqualTo(5);
  }

  @Test
  void leavesPlainTextAlone() {
    assertThat(InjectionCases.lines("false_positives"))
        .filteredOn(PublicHtmlCasesTest::isAttack)
        .isEmpty();
  }

  private static boolean isAttack(Line line) {
    return CrossSiteScripting.isAttack(Slice.latin1(line.value()));
  }
}
