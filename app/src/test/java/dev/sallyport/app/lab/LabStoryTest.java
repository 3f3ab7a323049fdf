package dev.sallyport.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The story of the incident, told once and looked at from all sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabStoryTest {
  private List<LabPath> paths = List.of();

  @BeforeAll
  void tell(@TempDir Path folder) throws Exception {
    try (LabStory story = new LabStory(folder, Duration.ofSeconds(2), 0, 0)) {
      paths = story.tell(p -> {});
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
  void jsonHasAReportForEachPath() throws Exception {
    assertThat(LabJson.of(paths))
        .contains("\"paths\"", "\"verdict\" : \"failed\"", "\"event\" : \"tls.hello-request\"");
  }
}
