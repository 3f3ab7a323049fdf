package dev.sallyport.rules.body;

import static dev.sallyport.rules.body.Bodies.arguments;
import static dev.sallyport.rules.body.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void namesValuesByTheirPath() {
    BodyFindings findings = json("{\"a\": {\"b\": 1, \"c\": [true, {\"d\": \"x\"}]}, \"e\": null}");
    assertThat(arguments(findings))
        .containsExactly(
            "json.a.b=1", "json.a.c.array_0=true", "json.a.c.array_1.d=x", "json.a.c=2", "json.e=");
    assertThat(findings.failed()).isFalse();
  }

  @Test
  void takesAnyValueAsTheWholeDocument() {
    assertThat(arguments(json(" [-1.5e+3] "))).containsExactly("json.array_0=-1.5e+3", "json=1");
    assertThat(arguments(json("\"x\""))).containsExactly("json=x");
    assertThat(json("").failed()).isFalse();
  }

  @Test
  void unescapesStringsToUtf8() {
    byte[] value =
        json("{\"a\":\"\\u00e9\\ud83d\\ude00\\/\\n\"}").arguments().getFirst().value().copy();
    assertThat(new String(value, StandardCharsets.UTF_8)).isEqualTo("é😀/\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "[1 2]",
        "{a:1}",
        "[01]",
        "[1.]",
        "[1e]",
        "[-]",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "[tru]",
        "{} x",
        "]",
        "\"\u0001\"",
        "[1]]"
      })
  void refusesWhatIsNoJson(String text) {
    assertThat(json(text).failed()).as(text).isTrue();
  }

  @Test
  void keepsWhatCameBeforeAnError() {
    assertThat(arguments(json("{\"a\":\"evil\",!"))).containsExactly("json.a=evil");
  }

  @Test
  void boundsDepthAndNumber() {
    assertThat(json("[".repeat(1_000_000)).error()).contains("nested more than 20 deep");
    assertThat(json("[" + "1,".repeat(200)).error()).isEqualTo("SecArgumentsLimit exceeded");
  }
}
