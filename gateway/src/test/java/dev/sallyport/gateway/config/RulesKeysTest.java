package dev.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.gateway.config.SiteConfiguration.Rules;
import dev.sallyport.gateway.config.SiteConfiguration.RulesMode;
import dev.sallyport.gateway.ruleset.CrsChoice;
import dev.sallyport.gateway.ruleset.RuleSet;
import dev.sallyport.gateway.ruleset.SiteVariables;
import dev.sallyport.rules.eval.FailureMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesKeysTest {
  @TempDir private Path folder;

  private Rules rules(String text) throws ConfigurationException {
    return Readings.NO_FILES.site(text).rules();
  }

  @Test
  void everyKeyIsRead() throws Exception {
    String keys =
        """
            rules: {mode: "off", crs: crs, paranoia: 2, detection_paranoia: 3, inbound_threshold: 6,
              outbound_threshold: 7, before: [b.conf], after: [a/*.conf], plugins: p,
              on_exhausted: pass}
        """;
    Rules rules = rules(Readings.SITE + keys);
    assertThat(rules.mode()).isEqualTo(RulesMode.OFF);
    assertThat(rules.selection().crs()).isEqualTo(new CrsChoice.Folder("/etc/gw/crs"));
    assertThat(rules.selection().before()).containsExactly("/etc/gw/b.conf");
    assertThat(rules.selection().after()).containsExactly("/etc/gw/a/*.conf");
    assertThat(rules.selection().plugins()).isEqualTo("/etc/gw/p");
    assertThat(rules.variables()).isEqualTo(new SiteVariables(2, 3, 6, 7));
    assertThat(rules.onExhausted()).isEqualTo(FailureMode.PASS);
  }

  @Test
  void theSiteIsStrongerThanTheDefaultsAndTheseThanTheTop() throws Exception {
    Rules rules =
        rules(
            """
            rules: {mode: detect, paranoia: 1, inbound_threshold: 9}
            defaults: {rules: {paranoia: 2, inbound_threshold: 8}}
            """
                + Readings.SITE
                + "    rules: {inbound_threshold: 7}\n");
    assertThat(rules.mode()).isEqualTo(RulesMode.DETECT);
    assertThat(rules.variables()).isEqualTo(new SiteVariables(2, null, 7, null));
    assertThat(rules("rules: {paranoia: 4}\n" + Readings.SITE).variables().paranoia()).isEqualTo(4);
  }

  @Test
  void whatCannotBeIsRefusedWithItsPlace() {
    assertThat(
            Readings.NO_FILES.problems(
                "rules: {paranoia: 3, detection_paranoia: 2}\n" + Readings.SITE))
        .containsExactly(
            "gw.yaml:1:42: detection_paranoia below paranoia; wanted at least 3, got 2");
    assertThat(Readings.NO_FILES.problems("rules: {paranoia: 5}\n" + Readings.SITE))
        .containsExactly(
            "gw.yaml:1:19: wrong value for paranoia; wanted a number from 1 to 4, got 5");
    assertThat(Readings.NO_FILES.problems("rules: {crs: 'off', pararoia: 1}\n" + Readings.SITE))
        .containsExactly("gw.yaml:1:21: unknown key pararoia; did you mean paranoia?");
  }

  private Map<String, SiteConfiguration> sites(String rules) throws Exception {
    Path file = folder.resolve("gw.yaml");
    Files.writeString(
        file,
        """
        listen: [https://127.0.0.1:0]
        rules: %s
        sites:
          a.example.com: {certificate: self_signed, origins: [https://10.0.0.5:443]}
          b.example.com:
            certificate: self_signed
            origins: [https://10.0.0.5:443]
            rules: {paranoia: 2}
          c.example.com:
            certificate: self_signed
            origins: [https://10.0.0.5:443]
            rules: {mode: "off"}
        """
            .formatted(rules));
    return ConfigurationFile.read(file).configuration().sites();
  }

  private static RuleSet set(Map<String, SiteConfiguration> sites, String name) {
    return Objects.requireNonNull(Objects.requireNonNull(sites.get(name)).rules().set());
  }

  @Test
  void sitesThatNameTheSameFilesShareOnePlan() throws Exception {
    Files.writeString(folder.resolve("own.conf"), "SecAction \"id:1,phase:1,pass\"\n");
    Map<String, SiteConfiguration> sites = sites("{crs: 'off', after: [own.conf]}");
    assertThat(set(sites, "a.example.com")).isSameAs(set(sites, "b.example.com"));
    assertThat(sites.get("c.example.com")).extracting(s -> s.rules().set()).isNull();
  }

  @Test
  void aChangedRuleFileIsAChangeAndOnlyThat() throws Exception {
    String rules = "{crs: 'off', after: [own.conf]}";
    Files.writeString(folder.resolve("own.conf"), "SecAction \"id:1,phase:1,pass\"\n");
    Map<String, SiteConfiguration> before = sites(rules);
    assertThat(sites(rules)).isEqualTo(before);
    Files.writeString(folder.resolve("own.conf"), "SecAction \"id:2,phase:1,pass\"\n");
    assertThat(sites(rules)).isNotEqualTo(before);
  }

  @Test
  void aProblemInARuleFileNamesThatFileOnce() throws Exception {
    Path own = Files.writeString(folder.resolve("own.conf"), "\n  SecRules ARGS x\n");
    assertThatThrownBy(() -> sites("{crs: 'off', after: [own.conf]}"))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .asString()
                    .startsWith(own + ":2:3: ")
                    .contains("SecRule"));
  }

  @Test
  void aMissingRuleFileIsToldWhereItIsNamed() {
    assertThatThrownBy(() -> sites("{crs: 'off', after: [none/*.conf]}"))
        .hasMessage("%s/gw.yaml:2:28: no file matches %s/none/*.conf".formatted(folder, folder));
  }

  @Test
  void aFolderWithoutAReleaseIsRefusedWhereItIsNamed() {
    assertThatThrownBy(() -> sites("{crs: .}"))
        .hasMessage(
            "%s/gw.yaml:2:14: no Core Rule Set in %s; wanted a release's folder, got no"
                    .formatted(folder, folder)
                + " rules/*.conf in it");
  }
}
