package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
  @TempDir private Path folder;
  private String rules = "";

  @BeforeEach
  void nameTheFile() {
    rules = folder.resolve("own.conf").toString();
  }

  private Sallyport rules(String command, String text, String... more) throws IOException {
    Files.writeString(Path.of(rules), text);
    String[] arguments = new String[3 + more.length];
    System.arraycopy(new String[] {"rules", command, rules}, 0, arguments, 0, 3);
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Sallyport.run(arguments);
  }

  @Test
  void checkIsContentWithSoundRules() throws IOException {
    Sallyport ran = rules("check", "SecRule ARGS \"@contains x\" \"id:1,phase:2,deny,log\"\n");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).startsWith("own rules: usable; ").hasLineCount(1);
  }

  @Test
  void checkTellsWhatIsDoubtfulWithItsPlace() throws IOException {
    Sallyport ran =
        rules(
            "check",
            """
            SecRule ARGS "@rx (?=x)y" "id:1,phase:2,deny,log"
            SecAction "id:2,phase:2,pass,nolog,skipAfter:END"
            SecRule ARGS "@rx a" "id:3,phase:2,deny,log"
            SecMarker END
            SecRule ARGS "@rx (?=x)y" "id:4,phase:2,deny,log"
            SecAction "id:5,phase:2,pass,nolog,ctl:ruleRemoveById=1"
            SecRuleRemoveById 77
            """);
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out())
        .contains(rules + ":7:1: warning: SecRuleRemoveById 77 matches no rule above it")
        .contains(rules + ":3:1: warning: rule 3 never runs: rule 2 at " + rules + ":2:1")
        .contains(rules + ":6:1: warning: an exclusion of rule 5 comes too late")
        .contains(rules + ":5:1: warning: rule 4 asks the same as rule 1 at " + rules + ":1:1")
        .contains(rules + ":1:1: warning: the pattern of rule 1 does not run in linear time");
  }

  @Test
  void checkTellsOfAnExclusionThatAnotherShadows() throws IOException {
    Sallyport ran =
        rules(
            "check",
            """
            SecAction "id:1,phase:1,pass,nolog,ctl:ruleRemoveById=9"
            SecRule REQUEST_FILENAME "@streq /a" \\
              "id:2,phase:1,pass,nolog,ctl:ruleRemoveTargetById=9;ARGS:x"
            SecRule ARGS "@rx a" "id:9,phase:2,deny,log"
            """);
    assertThat(ran.out()).contains(rules + ":2:1: warning: an exclusion of rule 2 is shadowed");
  }

  @Test
  void checkTellsOfUpdatedTargetsThatAnotherShadows() throws IOException {
    Sallyport ran =
        rules(
            "check",
            """
            SecRule ARGS "@rx a" "id:8,phase:2,deny,log"
            SecRule ARGS "@rx b" "id:9,phase:2,deny,log"
            SecRuleUpdateTargetById 8-9 "!ARGS:x"
            SecRuleUpdateTargetById 9 "!ARGS:X"
            SecRuleUpdateTargetById 8 "!ARGS"
            SecRuleUpdateTargetById 8 "!ARGS:y"
            SecRuleUpdateTargetById 9 "!ARGS:z"
            SecRuleUpdateTargetById 8-9 "!ARGS:q"
            SecRuleRemoveById 8
            SecRuleUpdateTargetById 9 "!ARGS:w"
            """);
    String already = " is shadowed: the rules have these targets already";
    String removed = " is shadowed: its rules are removed at " + rules + ":9:1";
    assertThat(ran.out().lines().filter(line -> line.contains("is shadowed")))
        .containsExactlyInAnyOrder(
            rules + ":4:1: warning: SecRuleUpdateTargetById 9" + already,
            rules + ":6:1: warning: SecRuleUpdateTargetById 8" + already,
            rules + ":5:1: warning: SecRuleUpdateTargetById 8" + removed);
  }

  @Test
  void checkRefusesWhatDoesNotLoad() throws IOException {
    Sallyport ran =
        rules("check", "SecAction \"id:1,pass\"\nSecAction \"id:1,pass\"\nSecRul ARGS x\n");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains(rules + ":2:1: id 1 is taken by the rule at " + rules + ":1:1")
        .contains(rules + ":3:1: unknown directive SecRul; did you mean SecRule?");
  }

  @Test
  void checkTellsOfAMissingFile() {
    Sallyport ran = Sallyport.run("rules", "check", "/none/x.conf");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo("sallyport: /none/x.conf: no such file\n");
  }

  @Test
  void listShowsPhaseParanoiaMessageAndPlace() throws IOException {
    String text =
        "SecRule ARGS \"@rx a\" \"id:942100,phase:2,deny,log,tag:paranoia-level/2,msg:'SQL'\"\n";
    assertThat(rules("list", text).out().lines())
        .last()
        .asString()
        .isEqualTo("   942100 phase:2 PL:2 SQL  " + rules + ":1");
    assertThat(rules("list", text, "--json").out())
        .contains("\"id\" : 942100", "\"paranoia\" : 2", "\"tags\" : [ \"paranoia-level/2\" ]");
  }

  private static final String SCORE =
      """
      SecAction "id:1,phase:1,pass,nolog,setvar:tx.gate=1"
      SecRule TX:gate "@eq 2" "id:2,phase:2,pass,nolog,skipAfter:END"
      SecRule ARGS "@rx ^1' or" \\
        "id:3,phase:2,pass,log,t:lowercase,msg:'SQL',setvar:tx.anomaly_score=+5"
      SecMarker END
      SecRule TX:anomaly_score "@ge 5" "id:4,phase:2,deny,log,msg:'Too high'"
      """;

  private String request(String target) throws IOException {
    Path file = folder.resolve("request.txt");
    Files.writeString(file, "GET " + target + " HTTP/1.1\nHost: shop.example.com\n\n");
    return file.toString();
  }

  @Test
  void explainShowsValueTransformationOperatorAndScore() throws IOException {
    Sallyport ran = rules("explain", SCORE, "--request", request("/?q=1'%20OR%201"));
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("rule 3 (phase 2, " + rules + ":3:1) SQL: matches")
        .contains("  ARGS:q = \"1' OR 1\"")
        .contains("    t:lowercase -> \"1' or 1\"")
        .contains("    @rx ^1' or matches")
        .contains("    tx.anomaly_score: 0 -> 5")
        .contains("denied by rule 4 in phase 2: Too high; scores {anomaly_score=5}");
  }

  @Test
  void explainSaysWhyARuleDidNotMatch() throws IOException {
    String request = request("/?q=hello");
    assertThat(rules("explain", SCORE, "--request", request, "--rule", "3").out())
        .contains("rule 3 (phase 2, " + rules + ":3:1) SQL: does not match")
        .contains("  ARGS:q = \"hello\"\n    @rx ^1' or does not match\n")
        .endsWith("passes\n");
    String past = SCORE.replace("@eq 2", "@eq 1");
    assertThat(rules("explain", past, "--request", request, "--rule", "3").out())
        .contains("rule 3 is not tried: the match of a rule above it goes past it\n  rule 2 ");
    assertThat(rules("explain", SCORE, "--request", request, "--rule", "99").out())
        .contains("there is no rule 99");
    assertThat(rules("explain", SCORE, "--request", request("/"), "--rule", "3").out())
        .contains("  nothing to look at in ARGS\n");
  }

  @Test
  void explainTakesWhatTheSiteSays() throws IOException {
    Files.writeString(
        Path.of(rules),
        """
        SecRule ARGS "@contains x" "id:1,phase:2,pass,log,setvar:tx.anomaly_score=5"
        SecRule TX:anomaly_score "@ge %{tx.inbound_anomaly_score_threshold}" "id:2,phase:2,deny"
        """);
    Path request = Files.writeString(folder.resolve("request"), "GET /?a=x HTTP/1.1\n\n");
    Path config = folder.resolve("sallyport.yaml");
    Files.writeString(
        config,
        """
        listen: [https://127.0.0.1:0]
        defaults: {rules: {crs: off, after: ["%s"]}}
        sites:
          strict.test:
            certificate: self_signed
            origins: ["http://127.0.0.1:1"]
            rules: {inbound_threshold: 5}
          mild.test:
            certificate: self_signed
            origins: ["http://127.0.0.1:1"]
            rules: {inbound_threshold: 50}
        """
            .formatted(rules));
    Sallyport ran =
        Sallyport.run("rules", "explain", "-c", config.toString(), "--request", request.toString());
    String strict = ran.out().substring(0, ran.out().indexOf("mild.test\n"));
    assertThat(strict).startsWith("strict.test\n").contains("denied by rule 2 in phase 2");
    assertThat(ran.out().substring(strict.length())).contains("passes; scores");
  }

  @Test
  void testsThatCannotBeReadAreNamed() throws IOException {
    Path tests = folder.resolve("tests.yaml");
    String[] run = {"rules", "test", "--crs", folder.toString(), tests.toString()};
    Files.writeString(tests, test("output: {status: abc}"));
    assertThat(Sallyport.run(run).err())
        .isEqualTo("sallyport: " + tests + ": test tests-1: wanted a number, got abc\n");
    Files.writeString(tests, test("output: {log: {match_regex: '('}}"));
    assertThat(Sallyport.run(run).err())
        .startsWith("sallyport: " + tests + ": test tests-1: wanted a pattern, got (: ");
    Files.writeString(tests, test("input: {encoded_request: 'x'}"));
    assertThat(Sallyport.run(run).err())
        .startsWith("sallyport: " + tests + ": test tests-1: encoded_request: wanted base64");
  }

  private static String test(String stage) {
    return "tests: [{test_id: 1, stages: [{" + stage + "}]}]\n";
  }

  @Test
  void filesThatCannotBeReadAreToldWithoutAPlaceOfOurs() {
    assertThat(Sallyport.run("rules", "check", folder.toString()).err())
        .isEqualTo("no file matches " + folder + "/*.conf\n");
    assertThat(Sallyport.run("rules", "install", "--from", "http://bad url").err())
        .startsWith("sallyport: http://bad url: wanted a URL: ");
  }
}
