package dev.sallyport.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurlLineTest {
  private static CurlLine read(String line) throws IOException {
    List<String> words = ShellWords.of(line);
    assertThat(words).first().isEqualTo("curl");
    return CurlLine.of(words.subList(1, words.size()));
  }

  @Test
  void whatChromiumCopies() throws IOException {
    CurlLine line =
        read(
            """
            curl 'https://shop.example.com/api/cart?x=1' \\
              -H 'accept: application/json' \\
              -H 'accept-language: en,de;q=0.9' \\
              -b 'sid=abc; theme=dark' \\
              -H 'sec-ch-ua: "Chromium";v="140", "Not=A?Brand";v="24"' \\
              --data-raw $'{"name":"O\\'Neil","n":"\\u00fc"}' \\
              --compressed\
            """);
    assertThat(line.arguments())
        .containsExactly(
            "--header=accept: application/json",
            "--header=accept-language: en,de;q=0.9",
            "--cookie=sid=abc; theme=dark",
            "--header=sec-ch-ua: \"Chromium\";v=\"140\", \"Not=A?Brand\";v=\"24\"",
            "--data-raw={\"name\":\"O'Neil\",\"n\":\"ü\"}",
            "--compressed",
            "https://shop.example.com/api/cart?x=1");
    assertThat(line.leftOut()).isEmpty();
  }

  @Test
  void lettersStandTogetherAndWithTheirValue() throws IOException {
    CurlLine line = read("curl -sSkXPUT -da=1 -HX:y -o /dev/null https://a.test/ -Lv");
    assertThat(line.arguments())
        .containsExactly(
            "--insecure", "--request=PUT", "--data=a=1", "--header=X:y", "https://a.test/");
    assertThat(line.leftOut()).containsExactly("-o", "-L");
  }

  @Test
  void whatCurlCallsJsonIsABodyOfThatType() throws IOException {
    assertThat(read("curl --json '{}' https://a.test").arguments())
        .containsExactly(
            "--data={}",
            "--header=Content-Type: application/json",
            "--header=Accept: application/json",
            "https://a.test");
  }

  @Test
  void unknownOptionsAreNamed() throws IOException {
    CurlLine line = read("curl --frobnicate https://a.test -%");
    assertThat(line.leftOut())
        .containsExactly(
            "--frobnicate (unknown, taken as one without a value)",
            "-% (unknown, taken as one without a value)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "curl https://a.test -H | wanted a value behind -H",
        "curl -s | wanted one URL, got 0",
        "curl https://a.test https://b.test | wanted one URL, got 2",
        "curl https://a.test -F a=b | -F: wanted the parts as one body",
        "curl https://a.test --pass secret | --pass: wanted the password in a file",
        "curl 'https://a.test | wanted ' at the end of a quotation",
        "curl \"https://a.test | wanted the end of a quotation"
      })
  void whatCannotBeTakenIsRefused(String line, String why) {
    assertThatThrownBy(() -> read(line)).isInstanceOf(IOException.class).hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--pass geheim", "-F upload=geheim"})
  void aRefusalDoesNotRepeatTheValue(String option) {
    assertThatThrownBy(() -> read("curl https://a.test " + option))
        .hasMessageNotContaining("geheim");
  }
}
