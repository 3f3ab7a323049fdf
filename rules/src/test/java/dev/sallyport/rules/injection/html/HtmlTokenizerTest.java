package dev.sallyport.rules.injection.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTokenizerTest {
  @Test
  void cutsATagWithItsAttributes() {
    assertThat(HtmlTokens.of("a<b c='d' e=f>g", Context.DATA))
        .isEqualTo(
            """
            DATA_TEXT,1,a
            TAG_NAME_OPEN,1,b
            ATTR_NAME,1,c
            ATTR_VALUE,1,d
            ATTR_NAME,1,e
            ATTR_VALUE,1,f
            TAG_NAME_CLOSE,1,>
            DATA_TEXT,1,g
            """);
  }

  @Test
  void beginsInsideAQuotedValue() {
    assertThat(HtmlTokens.of("x\" y=z", Context.DOUBLE_QUOTED_VALUE))
        .isEqualTo("ATTR_VALUE,1,x\nATTR_NAME,1,y\nATTR_VALUE,1,z\n");
    assertThat(HtmlTokens.of("x` y", Context.BACK_QUOTED_VALUE))
        .isEqualTo("ATTR_VALUE,1,x\nATTR_NAME,1,y\n");
  }

  @Test
  void beginsBehindAnUnquotedValue() {
    assertThat(HtmlTokens.of("x y=z", Context.UNQUOTED_VALUE))
        .isEqualTo("ATTR_NAME,1,x\nATTR_NAME,1,y\nATTR_VALUE,1,z\n");
  }

  @Test
  void endsCommentsAsBrowsersDo() {
    assertThat(HtmlTokens.of("<!--a--!>b", Context.DATA)).contains("DATA_TEXT,1,b");
    assertThat(HtmlTokens.of("<!--a-->b", Context.DATA)).contains("DATA_TEXT,1,b");
    assertThat(HtmlTokens.of("<%a>b%>c", Context.DATA)).contains("DATA_TEXT,1,c");
    assertThat(HtmlTokens.of("<!--a--b", Context.DATA)).isEqualTo("TAG_COMMENT,4,a--b\n");
  }

  /** Inputs that make a careless tokeniser search the same bytes again and again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "<!",
        "<!--",
        "<!---",
        "-\0",
        "<%",
        "<?",
        "</",
        "<a",
        "<a ",
        "<a b",
        "<a b=",
        "<a/",
        "=",
        "'",
        "\"",
        "`",
        "<![CDATA[",
        "]]",
        "<!a>",
        "<a b='c'",
        "<a\0",
        "\0",
        " ",
        ">"
      })
  void worksInProportionToTheLength(String piece) {
    Slice value = Slice.latin1(piece.repeat(20_000));
    for (Context context : Context.values()) {
      HtmlWork.check(value, context);
    }
  }
}
