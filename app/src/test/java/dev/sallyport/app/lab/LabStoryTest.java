package dev.sallyport.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.gateway.record.Inspected;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The story of the incident, told once and looked at from all sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabStoryTest {
  private List<LabPath> paths = List.of();
  private @Nullable LabRules rules;

  @BeforeAll
  void tell(@TempDir Path folder) throws Exception {
    try (LabStory story = new LabStory(folder, Duration.ofSeconds(2), 0, 0)) {
      paths = story.tell(p -> {});
      rules = story.rules().orElse(null);
    }
  }

  private List<LabPath> of(String path, String site, boolean beforeIgnore) {
    return paths.stream()
        .filter(p -> p.path().equals(path) && p.site().equals(site))
        .filter(p -> p.setting().contains("administrator") != beforeIgnore)
        .toList();
  }

  @Test
  void theLegacyWafEndsInAllThreeCodesWithTheCauseCertain() {
    List<LabPath> legacy = of("legacy-waf", LabStory.ACCEPT, true);
    assertThat(legacy).extracting(LabPath::status).containsExactly(504, 502, 499);
    assertThat(legacy)
        .allSatisfy(p -> {
          Finding first = p.report().findings().getFirst();
          assertThat(first.cause().id()).isEqualTo("origin.renegotiation.unanswered");
          assertThat(first.certainty()).isEqualTo(Certainty.CERTAIN);
          assertThat(first.evidence())
              .anySatisfy(e -> assertThat(e.text()).contains("HelloRequest"));
        });
  }

  @Test
  void directAndThroughSallyportItWorks() {
    assertThat(of("direct", LabStory.ACCEPT, true)).extracting(LabPath::status).containsOnly(200);
    List<LabPath> answered = of("sallyport", LabStory.ACCEPT, true);
    assertThat(answered).extracting(LabPath::status).containsOnly(200);
    assertThat(answered).allSatisfy(p -> assertThat(p.report().findings()).isEmpty());
  }

  @Test
  void requireIs403WithoutACertificateAnd200WithOne() {
    assertThat(of("sallyport", LabStory.REQUIRE, true))
        .extracting(LabPath::status)
        .containsExactly(403, 200);
  }

  @Test
  void afterIgnoreEveryPathWorks() {
    List<LabPath> after =
        paths.stream().filter(p -> p.setting().contains("administrator")).toList();
    assertThat(after).hasSize(3).extracting(LabPath::status).containsOnly(200);
    assertThat(after).allSatisfy(p -> assertThat(p.report().findings()).isEmpty());
  }

  @Test
  void theCoreRuleSetBlocksAnInjectionOrOnlyLogsIt() throws Exception {
    LabRules told = rules;
    Assumptions.assumeTrue(told != null, CrsPackage.HOW);
    assertThat(told.tried()).extracting(LabRules.Tried::status).containsExactly(403, 200);
    assertThat(told.tried())
        .allSatisfy(t -> {
          assertThat(t.matched()).extracting(Inspected.Matched::id).contains(942100L, 949110L);
          assertThat(Integer.parseInt(t.score())).isGreaterThanOrEqualTo(5);
        });
    assertThat(LabJson.of(List.of(), told)).contains("\"id\" : 942100", "\"status\" : 403");
  }

  @Test
  void jsonHasAReportForEachPath() throws Exception {
    assertThat(LabJson.of(paths, null))
        .contains("\"paths\"", "\"verdict\" : \"failed\"", "\"event\" : \"tls.hello-request\"");
  }
}
