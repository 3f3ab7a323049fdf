package dev.sallyport.rules.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleReaderTest {
  private static RuleReader read(String text) {
    return read(Map.of("main.conf", text));
  }

  private static RuleReader read(Map<String, String> files) {
    RuleReader reader = new RuleReader(new TextSource(files));
    reader.read("main.conf", files.getOrDefault("main.conf", ""));
    return reader;
  }

  private static Statement.Rule rule(String text) {
    RuleReader reader = read(text);
    assertThat(reader.errors()).isEmpty();
    return (Statement.Rule) reader.statements().getFirst();
  }

  @Test
  void joinsContinuationLinesAndKeepsEachPlace() {
    Statement.Rule rule =
        rule("# comment\nSecRule ARGS:x \"@streq a\" \\\n    \"id:7,\\\n    deny\"\n");
    assertThat(rule.at()).isEqualTo(new Position("main.conf", 2, 1));
    assertThat(rule.actions().getFirst().at()).isEqualTo(new Position("main.conf", 3, 6));
    assertThat(rule.actions().getLast().at()).isEqualTo(new Position("main.conf", 4, 5));
    assertThat(rule.actions().getLast().word()).isEqualTo("deny");
  }

  @Test
  void resolvesQuotesAndDoubledBackslashesAsApacheDoes() {
    Statement.Rule rule = rule("SecRule ARGS \"@rx a\\\"b\\\\d\\.\" \"id:1\"");
    assertThat(rule.operator().argument()).isEqualTo("a\"b\\d\\.");
  }

  @Test
  void takesTextWithoutAnAtSignForAPattern() {
    OperatorText operator = rule("SecRule ARGS \"!^[0-9]+$\" \"id:1\"").operator();
    assertThat(operator.word()).isEqualTo("rx");
    assertThat(operator.negated()).isTrue();
    assertThat(operator.argument()).isEqualTo("^[0-9]+$");
  }

  @Test
  void readsEveryFormOfTarget() {
    List<TargetText> targets =
        rule("SecRule ARGS|!ARGS:/^a\\|b/|&TX:x|XML:/*|XML://@*|TX:'a|b' \"@eq 1\" \"id:1\"")
            .targets();
    assertThat(targets)
        .extracting(TargetText::selector)
        .containsExactly(null, "/^a\\|b/", "x", "/*", "//@*", "a|b");
    assertThat(targets.get(1).negated()).isTrue();
    assertThat(targets.get(2).counted()).isTrue();
  }

  @Test
  void keepsCommasAndEscapedQuotesInsideAQuotedValue() {
    ActionText action =
        rule("SecRule ARGS \"@eq 1\" \"msg:'it\\'s a, b',id:1\"").actions().getFirst();
    assertThat(action.value()).isEqualTo("it's a, b");
  }

  @Test
  void namesThePlaceOfAQuoteThatIsNotClosed() {
    assertThat(read("\nSecRule ARGS \"@rx x\n").errors())
        .extracting(Problem::toString)
        .containsExactly("main.conf:2:14: a quote opens here and is not closed");
  }

  @Test
  void goesOnAfterAnErrorSoThatOneReadingNamesAll() {
    assertThat(read("SecRule ARGS\nSecRule ? \"x\" \"id:1\"\nSecAction \"id:2\"").errors())
        .hasSize(2);
  }

  @Test
  void followsIncludesInOrderOfTheirNames() {
    RuleReader reader =
        read(
            Map.of(
                "main.conf", "Include r/*.conf",
                "r/b.conf", "SecMarker B",
                "r/a.conf", "SecMarker A"));
    assertThat(reader.statements())
        .extracting(s -> ((Statement.Directive) s).arguments().getFirst().text())
        .containsExactly("A", "B");
  }

  @Test
  void refusesACircleOfIncludes() {
    RuleReader reader =
        read(
            Map.of(
                "main.conf",
                "Include a.conf",
                "a.conf",
                "Include b.conf",
                "b.conf",
                "Include a.conf"));
    assertThat(reader.errors())
        .extracting(Problem::toString)
        .containsExactly("b.conf:1:1: circle of includes: a.conf -> b.conf -> a.conf");
  }

  @Test
  void missesAFileOnlyWhereItIsNotOptional() {
    assertThat(read("Include none.conf").errors()).hasSize(1);
    assertThat(read("IncludeOptional none/*.conf").errors()).isEmpty();
  }

  @Test
  void warnsOfALineThatACommentHides() {
    assertThat(read("# old \\\nSecRuleEngine On\n").warnings())
        .extracting(Problem::toString)
        .containsExactly("main.conf:2:1: the comment above ends in \\ and hides this line");
  }
}
