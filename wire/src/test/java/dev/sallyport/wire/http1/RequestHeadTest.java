package dev.sallyport.wire.http1;

import static dev.sallyport.wire.http1.Messages.broken;
import static dev.sallyport.wire.http1.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.wire.http1.MalformedMessage.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are read strictly: what two readers could read differently is refused. */
class RequestHeadTest {
  @Test
  void readsAHead() throws Exception {
    String text =
        "GET /a/b?c=d HTTP/1.1\r\nHost:  lab.test \t\r\nx-none:\r\nCookie: a=1\r\nCOOKIE: b\r\n\r\n";
    RequestHead head = request(text);
    assertThat(head.method()).isEqualTo("GET");
    assertThat(head.target()).isEqualTo("/a/b?c=d");
    assertThat(head.version()).isEqualTo("HTTP/1.1");
    assertThat(head.headBytes()).isEqualTo(text.length());
    assertThat(head.fields()).hasToString("Host: lab.test\nx-none: \nCookie: a=1\nCOOKIE: b\n");
    assertThat(head.fields().known(1)).isEqualTo(FieldName.OTHER);
    assertThat(head.fields().indexOf(FieldName.COOKIE, 3)).isEqualTo(3);
  }

  @Test
  void keepsBytesAboveAsciiAsTheyCame() throws Exception {
    RequestHead head = request("GET /\u00e4 HTTP/1.1\r\nx: \u00ff\u0080\r\n\r\n");
    assertThat(head.target()).isEqualTo("/\u00e4");
    assertThat(head.fields().value(0)).isEqualTo("\u00ff\u0080");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "M-SEARCH", "get", "!#$%&'*+-.^_`|~09"})
  void anyTokenIsAMethod(String method) throws Exception {
    assertThat(request(method + " / HTTP/1.1\r\n\r\n").method()).isEqualTo(method);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "GET|request-line",
        " GET / HTTP/1.1|request-line",
        "|request-line",
        "G@T / HTTP/1.1|request-line",
        "GET\t/ HTTP/1.1|request-line",
        "GET  / HTTP/1.1|target",
        "GET /a b HTTP/1.1|request-line",
        "GET /  HTTP/1.1|request-line",
        "GET / HTTP/1.1 |request-line",
        "GET / HTTP/11|request-line",
        "GET / HTTP/1.|request-line",
        "GET / HTTP/1.10|request-line",
        "GET / http/1.1|request-line",
        "GET / HTTP/x.1|request-line",
        "GET / XTTP/1.1|request-line",
      })
  void refusesAStartLine(String line, String rule) {
    assertThat(broken(() -> request(line + "\r\nHost: a\r\n\r\n")).word()).isEqualTo(rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /", "GET / "})
  void aStartLineWithoutAVersionIsOneOfHttp09(String line) throws Exception {
    assertThat(request(line + "\r\nHost: a\r\n\r\n").version()).isEqualTo("HTTP/0.9");
  }

  @Test
  void refusesControlCharactersEverywhere() {
    for (int c = 0; c < 0x20; c++) {
      if (c != '\r' && c != '\n') {
        char control = (char) c;
        assertRefused("GET /a" + control + " HTTP/1.1\r\nx: y\r\n\r\n", Rule.TARGET);
        assertRefused("GET / HTTP/1.1\r\nx" + control + "y: z\r\n\r\n", nameRule(control));
        if (control != '\t') {
          assertRefused("GET / HTTP/1.1\r\nx: y" + control + "z\r\n\r\n", Rule.FIELD_VALUE);
        }
      }
    }
    assertRefused("GET /\u007f HTTP/1.1\r\n\r\n", Rule.TARGET);
    assertRefused("GET / HTTP/1.1\r\nx: \u007f\r\n\r\n", Rule.FIELD_VALUE);
    assertRefused("GET / HTTP/1.1\r\nx\u007f: y\r\n\r\n", Rule.FIELD_NAME);
    assertRefused("GET / HTTP/1.1\r\nx\u00e4: y\r\n\r\n", Rule.FIELD_NAME);
  }

  private static Rule nameRule(char control) {
    return control == '\t' ? Rule.SPACE_BEFORE_COLON : Rule.FIELD_NAME;
  }

  private static void assertRefused(String head, Rule rule) {
    assertThat(broken(() -> request(head))).as(head).isEqualTo(rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n"})
  void refusesABareLineBreakAtEveryPlace(String lineBreak) {
    String head = "GET /a HTTP/1.1\r\nHost: a\r\nx-long: value\r\n\r\n";
    for (int i = 0; i < head.length() - 4; i++) {
      if (head.charAt(i) != '\n' && head.charAt(i) != '\r') {
        String with = head.substring(0, i) + lineBreak + head.substring(i);
        assertThat(broken(() -> request(with)))
            .as("%s at %d", lineBreak, i)
            .isIn(Rule.BARE_CR_OR_LF, Rule.REQUEST_LINE);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Host : a|space-before-colon",
        "Host\t: a|space-before-colon",
        " Host: a|obsolete-folding",
        "\tHost: a|obsolete-folding",
        ": a|field-name",
        "Host|field-name",
        "Ho st: a|space-before-colon",
        "Host;: a|field-name",
        "\"x\": a|field-name",
      })
  void refusesAFieldLine(String line, String rule) {
    assertThat(broken(() -> Messages.with("x: y", line)).word()).isEqualTo(rule);
  }

  @Test
  void refusesFolding() {
    assertThat(broken(() -> Messages.with("x: y", " z"))).isEqualTo(Rule.OBSOLETE_FOLDING);
  }

  @Test
  void refusesAnEmptyLineBeforeTheEnd() {
    assertRefused("GET / HTTP/1.1\r\n\r\nHost: a\r\n\r\n", Rule.FIELD_NAME);
  }

  @Test
  void takesSoManyFieldsAndNoMore() throws Exception {
    String line = "x: y\r\n";
    String start = "GET / HTTP/1.1\r\n";
    assertThat(request(start + line.repeat(Messages.MAX_FIELDS) + "\r\n").fields().size())
        .isEqualTo(Messages.MAX_FIELDS);
    assertRefused(start + line.repeat(Messages.MAX_FIELDS + 1) + "\r\n", Rule.TOO_MANY_FIELDS);
  }

  @Test
  void saysWhatItGotWithoutControlCharacters() {
    String head = "GET / HTTP/1.1\r\n\u001b[31m" + "x".repeat(100) + "\r\n\r\n";
    MalformedMessage thrown = catchThrowableOfType(MalformedMessage.class, () -> request(head));
    assertThat(thrown.what()).contains(".[31mxxx").contains("...").hasSizeLessThan(120);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1,x: y,true",
    "HTTP/1.1,Connection: close,false",
    "HTTP/1.1,'Connection: foo, CLOSE',false",
    "HTTP/1.0,x: y,false",
    "HTTP/1.0,Connection: Keep-Alive,true",
  })
  void knowsWhetherTheConnectionPersists(String version, String line, boolean persistent)
      throws Exception {
    assertThat(request("GET / " + version + "\r\n" + line + "\r\n\r\n").persistent())
        .isEqualTo(persistent);
  }
}
