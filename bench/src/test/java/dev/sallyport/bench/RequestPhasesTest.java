package dev.sallyport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.eval.RuleHit;
import dev.sallyport.rules.eval.Verdict;
import java.nio.file.Files;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is measured is what the names say: requests on which the rules find nothing. */
class RequestPhasesTest {
  private final RequestPhases phases = new RequestPhases();

  @BeforeEach
  void theRuleSetIsThere() {
    Assumptions.assumeTrue(
        Files.isDirectory(CoreRuleSet.folder()), () -> CoreRuleSet.folder() + " is not there");
  }

  @Test
  void noRuleOfTheFirstLevelMatchesTheRequests() throws Exception {
    phases.load();
    assertNothingFound(phases.get());
    assertNothingFound(phases.post());
  }

  private static void assertNothingFound(Verdict verdict) {
    assertThat(verdict.hits()).extracting(RuleHit::message).isEmpty();
    assertThat(verdict.interruption()).isNull();
  }
}
