package dev.sallyport.gateway.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.gateway.ruleset.ExclusionText;
import dev.sallyport.gateway.ruleset.InstalledRuleSets;
import dev.sallyport.gateway.ruleset.RuleFolders;
import dev.sallyport.gateway.ruleset.RuleSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExclusionChangeTest {
  private static final String SITE = "certificate: self_signed, origins: [http://127.0.0.1:1]";
  private static final String AFTER = "SecRuleRemoveById 100001";
  private static final String BEFORE =
      """
      SecRule REQUEST_FILENAME "@streq /search" \\
          "id:10000,phase:1,pass,nolog,\\
          ctl:ruleRemoveTargetById=100001;ARGS:q"
      """;

  private final RuleSets rules = new InstalledRuleSets(RuleFolders.ofSystem());

  @TempDir private Path folder;

  @BeforeEach
  void writeOwnRules() throws IOException {
    Files.writeString(
        folder.resolve("own.conf"),
        "SecRule ARGS \"@contains evil\" \"id:100001,phase:2,deny,status:403,log\"\n");
  }

  private Path file(String sites) throws IOException {
    return Files.writeString(
        folder.resolve("gw.yaml"), "listen: [https://127.0.0.1:0]\nconsole: off\n" + sites);
  }

  private ExclusionChange change(Path file, String exclusion) throws Exception {
    return ExclusionChange.of(file, "a.test", ExclusionText.read(exclusion), rules);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules: {crs: off, after: [own.conf]}\nsites: {a.test: {%s}, b.test: {%s}}\n",
        "sites: {a.test: {%s, rules: {crs: off, after: [own.conf]}}, b.test: {%s}}\n",
        """
        sites:
          a.test:
            certificate: self_signed
            origins: [http://127.0.0.1:1]
            rules:
              crs: off
              after:
                - own.conf # ours
              mode: block
          b.test: {%2$s}
        """,
        "sites: {a.test: {%s, rules: {crs: off, before: [], after: [ own.conf ]}}, b.test: {%s}}\n",
      })
  void goesIntoAFileThatTheSiteNames(String sites) throws Exception {
    Path file = file(sites.formatted(SITE, SITE));
    for (String exclusion : new String[] {BEFORE, AFTER, AFTER}) {
      ExclusionChange change = change(file, exclusion);
      assertThat(folder).isDirectoryNotContaining("glob:**sallyport-*");
      change.write();
    }
    SiteConfiguration site =
        requireNonNull(ConfigurationFile.read(file, rules).configuration().sites().get("a.test"));
    assertThat(site.rules().selection().before())
        .containsExactly(folder.resolve("exclusions-a.test-before.conf").toString());
    assertThat(site.rules().selection().after())
        .containsExactly(
            folder.resolve("own.conf").toString(),
            folder.resolve("exclusions-a.test-after.conf").toString());
    assertThat(Files.readString(folder.resolve("exclusions-a.test-after.conf")))
        .containsPattern("(?s)# added .*\n" + AFTER + "\n# added .*\n" + AFTER + "\n$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "SecRuleEngine Off",
        "Include /etc/passwd",
        "SecAction \"id:1,phase:1,pass,nolog,ctl:ruleEngine=Off\"",
        "SecAction \"id:1,phase:1,pass,nolog,setvar:tx.a=1,ctl:ruleRemoveById=1\"",
        "SecRule ARGS \"@rx a\" \"id:1,phase:1,allow,ctl:ruleRemoveById=1\"",
        "SecRule ARGS \"@rx a\" \"id:1,phase:1,pass,nolog\"",
        "SecRuleRemoveById 1\nSecAction \"id:1,phase:1,pass,nolog,ctl:ruleRemoveById=1\"",
        "SecRuleRemoveById 1\u0000",
      })
  void whatIsNoExclusionIsRefused(String text) {
    assertThatThrownBy(() -> ExclusionText.read(text))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("(?s).*(wanted|no file matches).*");
  }

  @Test
  void whatDoesNotLoadIsRefusedWithItsPlace() throws Exception {
    Path file = file("sites: {a.test: {" + SITE + ", rules: {crs: off, after: [own.conf]}}}\n");
    assertThatThrownBy(() -> change(file, BEFORE.replace("10000", "100001")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("100001");
    assertThat(change(file, "SecRuleRemoveById 999").warnings())
        .singleElement()
        .asString()
        .startsWith(folder.resolve("exclusions-a.test-after.conf") + ":2:1: ");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("gw.yaml", "own.conf");
  }

  @Test
  void aListThatOthersShareStays() throws Exception {
    Path file =
        file(
            """
            sites:
              a.test: {%s, rules: &shared {crs: off, after: [own.conf]}}
              b.test: {%s, rules: *shared}
            """
                .formatted(SITE, SITE));
    assertThatThrownBy(() -> change(file, AFTER))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("wanted a change by hand");
  }
}
