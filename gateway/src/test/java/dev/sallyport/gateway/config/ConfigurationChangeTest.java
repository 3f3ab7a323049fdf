package dev.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.gateway.config.SiteConfiguration.RulesMode;
import dev.sallyport.gateway.ruleset.RuleSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationChangeTest {
  private static final String HEAD =
      """
      # Ünïcode 🚪 before the place
      listen: [https://127.0.0.1:0]
      """;
  private static final String SITE = "certificate: self_signed, origins: [http://127.0.0.1:1]";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("gw.yaml"), HEAD + text);
  }

  private ConfigurationChange detect(Path file) throws Exception {
    return ConfigurationChange.ofMode(file, "a.test", RulesMode.DETECT, RuleSets.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sites: {a.test: {%s}, b.test: {%s}}\n",
        "sites: {a.test: {%s, rules: {mode: block}}, b.test: {%s}}\n",
        "sites: {a.test: {%s, rules: {paranoia: 2}}, b.test: {%s}}\n",
        "sites: {a.test: {%s, rules: {}}, b.test: {%s}}\n",
        "sites:\n  A.test: {%s, rules: {mode: 'block'}} # why\n  b.test: {%s}\n",
        "rules: {mode: block, paranoia: 3}\nsites:\n  a.test: {%s}\n  b.test: {%s}\n",
        """
        sites:
          a.test:
            # first
            rules:
              # second
              paranoia: 2 # third
            certificate: self_signed
            origins: [http://127.0.0.1:1]
          b.test: {%2$s}
        """,
        """
        sites:
          a.test:
            # first
            certificate: self_signed # second
            origins: [http://127.0.0.1:1]
          b.test: {%2$s}
        """,
      })
  void onlyTheModeOfTheSiteChanges(String form) throws Exception {
    String text = form.formatted(SITE, SITE);
    Path file = file(text);
    ConfigurationChange change = detect(file);
    change.write();
    Configuration read = ConfigurationFile.read(file, RuleSets.NONE).configuration();
    assertThat(read.sites().values())
        .extracting(site -> site.rules().mode())
        .containsExactly(RulesMode.DETECT, RulesMode.BLOCK);
    String written = Files.readString(file);
    assertThat(written.chars().filter(c -> c == '#').count())
        .as("comments stay")
        .isEqualTo((HEAD + text).chars().filter(c -> c == '#').count());
    assertThat(written).startsWith(HEAD);
  }

  @Test
  void whatTwoSitesShareIsLeftAlone() throws Exception {
    Path file =
        file("sites:\n  a.test: &one {%s, rules: {mode: block}}\n  b.test: *one\n".formatted(SITE));
    assertThatThrownBy(() -> detect(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("wanted a change by hand");
  }

  @Test
  void anUnknownSiteHasNoPlace() throws Exception {
    Path file = file("sites: {b.test: {%s}}\n".formatted(SITE));
    assertThatThrownBy(() -> detect(file)).hasMessageContaining("a.test has no place for");
  }

  @Test
  void aFileThatWasChangedMeanwhileStays() throws Exception {
    Path file = file("sites: {a.test: {%s}}\n".formatted(SITE));
    ConfigurationChange change = detect(file);
    Files.writeString(file, "# of somebody else\n" + change.before());
    assertThatThrownBy(change::write).hasMessageContaining("changed meanwhile");
    assertThat(Files.readString(file)).startsWith("# of somebody else");
  }

  @Test
  void permissionsAndLinksStay() throws Exception {
    Path file = file("sites: {a.test: {%s}}\n".formatted(SITE));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
    detect(link).write();
    assertThat(link).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(folder.toFile().list()).hasSize(2);
  }
}
