package dev.sallyport.console.html;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {
  private static String written(Html html) {
    StringBuilder out = new StringBuilder();
    html.write(out);
    return out.toString();
  }

  @Test
  void textStaysText() {
    assertThat(written(el("p", "<script>alert('1')</script>&\"")))
        .isEqualTo("<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;</p>");
  }

  @Test
  void anAttributeEndsWhereItsElementSays() {
    assertThat(written(el("input").with("value", "\" onfocus='x' <")))
        .isEqualTo("<input value=\"&quot; onfocus=&#39;x&#39; &lt;\">");
  }

  @Test
  void controlAndDirectionCharactersAreNotShown() {
    assertThat(written(text("a\u0000b\u202Ec\nd\u2066e"))).isEqualTo("a?b?c?d?e");
  }

  @Test
  void aLongTextIsCut() {
    assertThat(written(text("x".repeat(100_000)))).hasSize(Html.MOST_CHARACTERS).endsWith("...");
  }

  @Test
  void backticksMakeCode() {
    assertThat(written(el("p", Html.prose("set `a<b` so"))))
        .isEqualTo("<p>set <code>a&lt;b</code> so</p>");
  }
}
