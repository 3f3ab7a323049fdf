package dev.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Text that is no YAML, or YAML that wants to cost more than a configuration may. */
class HostileYamlTest {
  private static List<String> problems(String text) {
    return Readings.NO_FILES.problems(text);
  }

  @Test
  void anEmptyFileIsNone() {
    assertThat(problems("# nothing\n"))
        .containsExactly(
            "gw.yaml:1:1: empty file; wanted the keys listen and sites at least, got none");
  }

  @Test
  void brokenYamlIsNamedWithItsPlace() {
    assertThat(problems("listen: [a\nsites: {}\n"))
        .containsExactly(
            "gw.yaml:2:6: no YAML: while parsing a flow sequence: expected ',' or ']', but got :");
  }

  @Test
  void aNameWithAStarWantsQuotes() {
    String text = Readings.SITE.replace("shop.example.com", "*.example.com");
    assertThat(problems(text))
        .singleElement()
        .asString()
        .startsWith("gw.yaml:3:")
        .endsWith("; wanted quotes around a name such as \"*.example.com\"");
  }

  @Test
  void aControlCharacterIsNamedWithItsLine() {
    assertThat(problems("listen: []\nsites: \u0007"))
        .containsExactly("gw.yaml:2:1: no YAML: a character that is none of text: 7");
  }

  @Test
  void twoDocumentsAreRefused() {
    assertThat(problems("a: 1\n---\nb: 1\n")).singleElement().asString().contains("no YAML");
  }

  @Test
  void aListAtTheTopIsNoConfiguration() {
    assertThat(problems("[]").getFirst())
        .startsWith(
            "gw.yaml:1:1: wrong value for the file; wanted a mapping with the keys listen,");
  }

  @Test
  void aTagMakesNoJavaObject() {
    assertThat(problems(Readings.SITE + "    http2: !!java.lang.ProcessBuilder [[id]]\n"))
        .containsExactly(
            "gw.yaml:6:12: no YAML: Global tag is not allowed:"
                + " tag:yaml.org,2002:java.lang.ProcessBuilder");
  }

  @Test
  void moreThanFiftyLevelsAreRefused() {
    assertThat(problems("a: " + "[".repeat(60))).singleElement().asString().contains("50");
  }

  @Test
  void moreThanFiftyAliasesAreRefused() {
    String text = "a: &a [1]\nb: [" + "*a,".repeat(60) + "]";
    assertThat(problems(text)).singleElement().asString().contains("50");
  }

  @Test
  void aListThatHoldsItselfIsRead() {
    assertThat(problems(Readings.SITE + "    aliases: &a [*a]\n"))
        .containsExactly(
            "gw.yaml:6:14: wrong value for aliases; wanted a host name such as shop.example.com or"
                + " \"*.example.com\", got a list");
  }

  @Test
  void aLongValueIsRefusedUnread() {
    assertThat(problems(Readings.SITE.replace("10.0.0.5", "a".repeat(5000))))
        .containsExactly(
            "gw.yaml:5:15: too long a value for origins; wanted at most 4096 characters, got 5012");
  }

  @Test
  void aLongFileIsRefusedUnread() {
    assertThat(problems("#".repeat((4 << 20) + 1)))
        .containsExactly(
            "gw.yaml:1:1: too long a file; wanted at most 4Mi characters, got 4194305");
  }

  @Test
  void aLongListIsRefusedUnread() {
    String list = "[" + "a,".repeat(10_001) + "]";
    assertThat(problems(Readings.SITE + "    aliases: " + list))
        .contains(
            "gw.yaml:6:14: too long a list for aliases; wanted at most 10000 entries, got 10001");
  }

  @Test
  void aThousandProblemsAreEnough() {
    StringBuilder text = new StringBuilder(Readings.SITE);
    for (int i = 0; i < 5000; i++) {
      text.append("x").append(i).append(": 1\n");
    }
    assertThat(problems(text.toString())).hasSize(1000);
  }
}
