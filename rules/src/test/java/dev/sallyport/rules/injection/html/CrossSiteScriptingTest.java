package dev.sallyport.rules.injection.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.injection.ByteScan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteScriptingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<ScRiPt src=//x>",
        "<scr\0ipt>",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)",
        "` onclick=alert(1)",
        "x onclick=alert(1)",
        "<a href=\"javascript:alert(1)\">",
        "<a href=\" &#106;&#x41;va&#10;script:alert(1)\">",
        "<a href='jav\tascript:x'>",
        "<a href=data:text/html,x>",
        "<a href=vbscript:x>",
        "<p style='x:expression(alert(1))'>",
        "<svg/onload=alert(1)>",
        "<set attributeName=onmouseover to=alert(1)>",
        "<!DOCTYPE html>",
        "<!--[if IE]><x><![endif]-->",
        "<!--`<img src=x>-->",
        "<?xml version='1.0'?>",
        "<iframe>",
        "<a xlink:href='x'>"
      })
  void findsWhatRunsAScript(String value) {
    assertThat(CrossSiteScripting.isAttack(Slice.latin1(value))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a < b and c > d",
        "1<2",
        "<b>bold</b>",
        "<a href=\"https://example.com/java\">x</a>",
        "I'm \"here\" `now`",
        "online=yes",
        "one=1 on=2",
        "<!-- a remark -->",
        "x ->> y <<- z",
        "<3",
        "<img src=cat.png alt='data:'>"
      })
  void leavesPlainTextAlone(String value) {
    assertThat(CrossSiteScripting.isAttack(Slice.latin1(value))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!a>", "<!--a-->", "<a b=c>", "<a href='", "&#0;", "<a src=&#1"})
  void worksInProportionToTheLength(String piece) {
    Slice value = Slice.latin1(piece.repeat(20_000));
    ByteScan scan = new ByteScan(value);
    assertThat(CrossSiteScripting.isAttack(scan)).isFalse();
    assertThat(scan.work()).isLessThanOrEqualTo(40L * value.length() + 64);
  }
}
