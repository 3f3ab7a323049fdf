package dev.sallyport.rules.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.rules.bytes.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorsTest {
  private static final Operators WORDS = Operators.with(List.of());

  private static Operator compile(String word, String argument) throws BadArgument {
    return Objects.requireNonNull(WORDS.find(word), word)
        .compile(argument, file -> List.of("# comment", "", "  one ", "10.1.0.0/16", "two words"));
  }

  private static List<String> captures(String word, String argument, String value)
      throws BadArgument {
    List<String> captured = new ArrayList<>();
    compile(word, argument)
        .matches(
            Slice.latin1(value),
            new Captures() {
              @Override
              public boolean wanted() {
                return true;
              }

              @Override
              public void put(int group, Slice text) {
                assertThat(group).isEqualTo(captured.size());
                captured.add(text.toString());
              }
            });
    return captured;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "pm ~ one two ~ xTWOx ~ true",
        "pm ~ x a|42 43|d ~ aBCd ~ true",
        "pm ~ a|4243|d ~ abcd ~ true",
        "pm ~ a\\|b ~ a|b ~ true",
        "PMF ~ some.data ~ a ONE ~ true",
        "pmFromFile ~ some.data ~ two ~ false",
        "ipMatchF ~ addresses.data ~ 10.1.2.3 ~ false",
        "within ~ GET,POST ~ GET ~ true",
        "within ~ GET,POST ~ get ~ false",
        "gt ~ 10 ~ 9223372036854775808999 ~ true",
        "lt ~ 0 ~ -1x ~ true",
        "eq ~ 5 ~ +5 apples ~ true",
        "validateByteRange ~ 32-126, 9 ~ a\tb ~ false",
        "validateByteRange ~ 9,32-126 ~ abc ~ false",
        "rx ~ ^b$ ~ b ~ true",
        "rx ~ a.b ~ axb ~ true",
        "geoLookup ~ '' ~ 192.0.2.1 ~ false",
        "rbl ~ list.example ~ 192.0.2.1 ~ false",
        "containsWord ~ or ~ for or_ or ~ true",
        "containsWord ~ or ~ for or_ ord ~ false",
        "ipMatch ~ 192.0.2.0/24,2001:db8::/32 ~ 2001:DB8::1 ~ true",
        "ipMatch ~ ::ffff:192.0.2.1 ~ ::ffff:c000:201 ~ true",
        "ipMatch ~ 192.0.2.1 ~ 192.0.2.01x ~ false",
        "verifyCC ~ \\d+ ~ 4111111111111111 ~ true",
        "verifySSN ~ \\d{3}-\\d{2}-\\d{4} ~ 666-12-3456 ~ false",
      })
  void answers(String word, String argument, String value, boolean wanted) throws BadArgument {
    String file = word.startsWith("ipMatchF") ? "ip" : "";
    if (!file.isEmpty()) {
      assertThatThrownBy(() -> compile(word, argument)).hasMessageContaining("\"one\"");
      return;
    }
    assertThat(compile(word, argument).matches(Slice.latin1(value), Captures.NONE))
        .isEqualTo(wanted);
  }

  @Test
  void capturesWhatMatched() throws BadArgument {
    assertThat(captures("rx", "(a)(x)?(b)?", "zab")).containsExactly("ab", "a", "", "b");
    assertThat(captures("rx", "(a)(x)?", "za")).containsExactly("a", "a");
    assertThat(captures("rx", "()()()()()()()()()()()()", "")).hasSize(10);
    assertThat(captures("rxGlobal", "\\d", "1a2b3")).containsExactly("1", "2", "3");
    assertThat(captures("rxGlobal", "\\d", "0123456789876")).hasSize(10);
    assertThat(captures("pm", "foo barbar", "xBarBar")).containsExactly("BarBar");
    assertThat(captures("verifyCC", "\\d{4,16}", "1234 4111111111111111"))
        .containsExactly("4111111111111111");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "rx ~ ( ~ at character 1",
        "ipMatch ~ 10.0.0.256 ~ got \"10.0.0.256\"",
        "ipMatch ~ 10.0.0.0/33 ~ 0 to 32 bits",
        "ipMatch ~ 1::2::3 ~ got \"1::2::3\"",
        "validateByteRange ~ 5-300 ~ got \"5-300\"",
        "validateByteRange ~ 1,,2 ~ got \"\"",
        "pm ~ |4| ~ hexadecimal",
        "pmFromFile ~ ' ' ~ name of a data file",
        "inspectFile ~ /bin/x ~ rules run no program",
      })
  void refuses(String word, String argument, String why) {
    assertThatThrownBy(() -> compile(word, argument))
        .isInstanceOf(BadArgument.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fuzzyHash",
        "gsbLookup",
        "inspectFile",
        "rsub",
        "validateDTD",
        "validateHash",
        "validateSchema"
      })
  void saysWhyAWordIsRefused(String word) {
    assertThat(Objects.requireNonNull(WORDS.find(word)).support())
        .isInstanceOf(Support.Refused.class);
    assertThatThrownBy(() -> compile(word, "x")).hasMessageContaining("@" + word);
  }

  @Test
  void knowsNoOtherWord() {
    assertThat(WORDS.find("begins")).isNull();
  }

  @Test
  void everyWordThatWorksHasAFileWithARuleThatUsesIt() throws IOException {
    for (OperatorWord word : WORDS.all()) {
      if (word.support() instanceof Support.Full) {
        String file = word.getClass().getSimpleName() + ".java";
        String source =
            Files.readString(Path.of("src/main/java/dev/sallyport/rules/operator", file));
        assertThat(source).as(file).containsPattern("\\* SecRule .*@" + word.word() + "\\b");
      }
    }
  }
}
