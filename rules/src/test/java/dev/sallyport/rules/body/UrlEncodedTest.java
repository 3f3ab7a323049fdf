package dev.sallyport.rules.body;

import static dev.sallyport.rules.body.Bodies.arguments;
import static dev.sallyport.rules.body.Bodies.form;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UrlEncodedTest {
  @Test
  void decodesNamesAndValues() {
    assertThat(arguments(form("a+b=%41%20c&d&=e&&f=g=h")))
        .containsExactly("a b=A c", "d=", "=e", "f=g=h");
  }

  @Test
  void keepsABadEscapeAndNotesIt() {
    BodyFindings findings = form("a=%4&b=%zz");
    assertThat(arguments(findings)).containsExactly("a=%4", "b=%zz");
    assertThat(findings.urlEncodedError()).isTrue();
    assertThat(form("a=%41").urlEncodedError()).isFalse();
  }

  @Test
  void stopsAtTheLimit() {
    BodyFindings findings = form("a=1&".repeat(1000));
    assertThat(findings.arguments()).hasSize(100);
    assertThat(findings.failed()).isTrue();
  }
}
