package dev.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dsallyport.docs=write} to write the page anew. */
class ConfigurationDocumentTest {
  private static final Path PAGE = Path.of("../docs/configuration.md");

  @Test
  void theCommittedPageSaysWhatTheReaderChecks() throws Exception {
    if ("write".equals(System.getProperty("sallyport.docs"))) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, ConfigurationDocument.markdown());
    }
    assertThat(PAGE).hasContent(ConfigurationDocument.markdown());
  }
}
