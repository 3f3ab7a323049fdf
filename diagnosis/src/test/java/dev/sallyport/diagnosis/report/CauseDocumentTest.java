package dev.sallyport.diagnosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.catalogue.Catalogue;
import dev.sallyport.diagnosis.cause.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dsallyport.docs=write} to write the page anew. */
class CauseDocumentTest {
  private static final Path PAGE = Path.of("../docs/causes.md");

  @Test
  void theCommittedPageSaysWhatTheCatalogueSays() throws Exception {
    if ("write".equals(System.getProperty("sallyport.docs"))) {
      Files.writeString(PAGE, CauseDocument.markdown());
    }
    assertThat(PAGE).hasContent(CauseDocument.markdown());
  }

  @Test
  void everyCauseHasItsHeadingAndAllItsRemedies() {
    String page = CauseDocument.markdown();
    for (Cause cause : Catalogue.all()) {
      assertThat(page).contains("### " + cause.id() + "\n");
    }
    assertThat(page.lines().filter(line -> line.startsWith("- ")).count())
        .isEqualTo(
            Catalogue.all().stream()
                .flatMap(c -> Stream.of(c.originRemedy(), c.gatewayRemedy(), c.unverified()))
                .mapToLong(List::size)
                .sum());
  }
}
