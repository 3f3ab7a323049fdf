package dev.sallyport.gateway.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.rules.eval.FailureMode;
import dev.sallyport.rules.eval.RuleHit;
import dev.sallyport.rules.eval.SiteRules;
import dev.sallyport.rules.eval.Transaction;
import dev.sallyport.rules.exchange.CollectionStore;
import dev.sallyport.rules.exchange.Endpoints;
import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.exchange.Opening;
import dev.sallyport.rules.exchange.RequestHead;
import dev.sallyport.rules.lang.BadRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledRuleSetsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final SiteVariables NOTHING_SAID = new SiteVariables(null, null, null, null);

  @TempDir private Path folder;
  private RuleFolders folders =
      new RuleFolders(List.of(Path.of("/none")), Path.of("/none"), Path.of("/none"));

  @BeforeEach
  void place() {
    folders =
        new RuleFolders(
            List.of(folder.resolve("data")), folder.resolve("debian"), folder.resolve("etc"));
  }

  private RuleSet load(
      CrsChoice crs, @Nullable String plugins, List<String> before, String... after)
      throws BadRules, IOException {
    return new InstalledRuleSets(folders)
        .load(new RuleSelection(crs, plugins, before, List.of(after)))
        .orElseThrow();
  }

  private RuleSet release(String rules) throws BadRules, IOException {
    return load(crs(rules), null, List.of());
  }

  private CrsChoice.Folder crs(String rules) throws IOException {
    return new CrsChoice.Folder(SmallCrs.write(folder.resolve("crs"), rules).toString());
  }

  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  /** The messages of the rules that match a plain request. */
  private static List<String> messages(RuleSet set, SiteVariables variables) {
    SiteRules site =
        new SiteRules(set.plan(), EngineMode.DETECTION_ONLY, variables.values(), FailureMode.DENY);
    Opening opening = new Opening("1", new Endpoints("192.0.2.1", 1, "192.0.2.2", 443), NOW);
    Transaction tx = new Transaction(site, opening, CollectionStore.NONE);
    tx.requestHead(new RequestHead("GET / HTTP/1.1", "GET", "/", "HTTP/1.1", List.of()), NOW);
    tx.requestEnd(NOW);
    return tx.finish(NOW).hits().stream().map(RuleHit::message).toList();
  }

  @Test
  void autoTakesTheDataFolderThenDebiansPackageThenNothing() throws Exception {
    RuleSelection auto = new RuleSelection(new CrsChoice.Auto(), null, List.of(), List.of());
    InstalledRuleSets sets = new InstalledRuleSets(folders);
    assertThat(sets.load(auto)).isEmpty();
    SmallCrs.write(folder.resolve("debian"), SmallCrs.shows(1, "x"));
    assertThat(sets.load(auto).map(RuleSet::release).map(CrsRelease::folder))
        .isEqualTo(Optional.of(folder.resolve("debian")));
    SmallCrs.write(folder.resolve("data/crs"), SmallCrs.shows(1, "x"));
    assertThat(sets.load(auto).map(RuleSet::release).map(CrsRelease::folder))
        .isEqualTo(Optional.of(folder.resolve("data/crs")));
  }

  @Test
  void whatTheAdministratorOfDebianChangedIsRead() throws Exception {
    SmallCrs.write(folder.resolve("debian"), SmallCrs.shows(1, "said"));
    write("etc/crs-setup.conf", "SecAction \"id:5,phase:1,pass,nolog,setvar:tx.said=setup\"\n");
    write(
        "etc/REQUEST-900-EXCLUSION-RULES-BEFORE-CRS.conf",
        "SecAction \"id:6,phase:1,pass,nolog,setvar:tx.said=%{tx.said}+before\"\n");
    write("etc/RESPONSE-999-EXCLUSION-RULES-AFTER-CRS.conf", SmallCrs.shows(7, "said"));
    RuleSet set = load(new CrsChoice.Auto(), null, List.of());
    assertThat(messages(set, NOTHING_SAID)).hasSize(2).containsOnly("said is setup+before");
  }

  @Test
  void aSiteIsStrongerThanTheSetUp() throws Exception {
    RuleSet set =
        release(
            SmallCrs.shows(1, "blocking_paranoia_level")
                + SmallCrs.shows(2, "detection_paranoia_level")
                + SmallCrs.shows(3, "inbound_anomaly_score_threshold"));
    assertThat(messages(set, NOTHING_SAID))
        .containsExactly("blocking_paranoia_level is 3", "detection_paranoia_level is 3");
    assertThat(messages(set, new SiteVariables(2, null, 7, null)))
        .containsExactly(
            "blocking_paranoia_level is 2",
            "detection_paranoia_level is 3",
            "inbound_anomaly_score_threshold is 7");
    assertThat(messages(set, new SiteVariables(4, null, null, null)))
        .as("a level that blocks is detected too")
        .containsExactly("blocking_paranoia_level is 4", "detection_paranoia_level is 4");
  }

  @Test
  void filesComeInTheOrderOfTheCoreRuleSet() throws Exception {
    String plugins = folder.resolve("my plugins").toString();
    String add = "SecAction \"id:%d,phase:1,pass,nolog,setvar:'tx.x=%%{tx.x}%s'\"\n";
    write("my plugins/b-config.conf", add.formatted(1, "config."));
    write("my plugins/a-before.conf", add.formatted(2, "before."));
    write("my plugins/a-after.conf", add.formatted(5, "after."));
    String before = write("own/first.conf", add.formatted(3, "own."));
    String after = write("own/last.conf", SmallCrs.shows(6, "x"));
    RuleSet set = load(crs(add.formatted(4, "rules.")), plugins, List.of(before), after);
    assertThat(messages(set, NOTHING_SAID)).containsExactly("x is config.before.own.rules.after.");
  }

  @Test
  void aChangedDataFileIsAChange() throws Exception {
    write("crs/rules/words.data", "one\n");
    String rules = "SecRule ARGS \"@pmFromFile words.data\" \"id:1,phase:2,deny\"\n";
    RuleSet first = release(rules);
    assertThat(release(rules)).isEqualTo(first).hasSameHashCodeAs(first);
    write("crs/rules/words.data", "two\n");
    assertThat(release(rules)).isNotEqualTo(first);
  }

  @Test
  void problemsNameTheFileTheLineAndTheColumn() throws Exception {
    String file = write("own.conf", "\nSecRule ARGS \"@begins x\" \"id:1,phase:1,deny\"\n");
    assertThatThrownBy(() -> load(new CrsChoice.Off(), null, List.of(), file))
        .isInstanceOf(BadRules.class)
        .hasMessageStartingWith(file + ":2:15: ")
        .hasMessageContaining("beginsWith");
  }

  @Test
  void aFolderThatIsNoReleaseIsRefused() throws Exception {
    CrsChoice.Folder choice = new CrsChoice.Folder(folder.toString());
    assertThatThrownBy(() -> load(choice, null, List.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("no rules/*.conf in it");
    write("rules/x.conf", "");
    assertThatThrownBy(() -> load(choice, null, List.of()))
        .hasMessage("neither crs-setup.conf nor crs-setup.conf.example in it");
  }

  @Test
  void theDataFolderIsThatOfTheUser() {
    assertThat(RuleFolders.of(Map.of("XDG_DATA_HOME", "/d"), "me", "/home/me").installation())
        .isEqualTo(Path.of("/d/sallyport/crs"));
    assertThat(RuleFolders.of(Map.of("XDG_DATA_HOME", "d"), "me", "/home/me").installation())
        .isEqualTo(Path.of("/home/me/.local/share/sallyport/crs"));
    assertThat(RuleFolders.of(Map.of(), "root", "/root").installation())
        .isEqualTo(Path.of("/var/lib/sallyport/crs"));
  }

  @Test
  void modSecuritysOwnConfigurationTakesThePlaceOfOurFirstRules() throws Exception {
    String file =
        write(
            "modsecurity.conf",
            """
            SecRuleEngine DetectionOnly
            SecRule REQBODY_ERROR "!@eq 0" "id:'200000',phase:2,deny,log,msg:'theirs'"
            """);
    RuleSet set = load(new CrsChoice.Off(), null, List.of(file));
    assertThat(set.plan().rules())
        .extracting(r -> r.identity().id() + " " + r.identity().message())
        .contains("200000 theirs")
        .noneMatch(rule -> rule.startsWith("200002"));
  }

  @Test
  void debiansOwnPackageLoads() throws Exception {
    Path debian = Path.of("/usr/share/modsecurity-crs");
    Assumptions.assumeTrue(Files.isDirectory(debian), "the package modsecurity-crs is not there");
    folders = new RuleFolders(List.of(), debian, Path.of("/etc/modsecurity/crs"));
    RuleSet set = load(new CrsChoice.Auto(), null, List.of());
    assertThat(set.title()).startsWith("OWASP_CRS/3.3.");
    assertThat(set.plan().rules()).hasSizeGreaterThan(500);
    assertThat(set.ownWarnings()).isEmpty();
  }

  @Test
  void whatDidNotChangeStaysTheSameObject() throws Exception {
    String own = write("own.conf", "SecAction \"id:1,phase:1,pass\"\n");
    RuleSelection selection = new RuleSelection(new CrsChoice.Off(), null, List.of(), List.of(own));
    InstalledRuleSets sets = new InstalledRuleSets(folders);
    RuleSet first = sets.load(selection).orElseThrow();
    assertThat(sets.load(selection)).containsSame(first);
    write("own.conf", "SecAction \"id:2,phase:1,pass\"\n");
    assertThat(sets.load(selection).orElseThrow()).isNotEqualTo(first);
  }
}
