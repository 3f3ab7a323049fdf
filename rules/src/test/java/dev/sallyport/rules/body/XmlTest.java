package dev.sallyport.rules.body;

import static dev.sallyport.rules.body.Bodies.xml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {
  @Test
  void joinsTextAndListsAttributes() {
    XmlText text =
        Objects.requireNonNull(xml("<a x='1'>one<b y='2'>two</b><![CDATA[<3>]]></a>").xml());
    assertThat(text.content().toString()).isEqualTo("onetwo<3>");
    assertThat(text.attributes()).extracting(Slice::toString).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a>", "<a></b>", "x", "<a><b></a></b>"})
  void refusesWhatIsNotWellFormed(String text) {
    assertThat(xml(text).failed()).as(text).isTrue();
    assertThat(xml(text).xml()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>seen&b;</a>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><a x='&b;'>seen</a>",
        "<!DOCTYPE a><a>seen</a>",
        "<a>seen&none;</a>"
      })
  void readsNoEntityAndSaysSo(String text) {
    BodyFindings findings = xml(text);
    assertThat(findings.failed()).as(text).isTrue();
    XmlText found = findings.xml();
    assertThat(found == null ? "seen" : found.content().toString()).isEqualTo("seen");
  }

  @Test
  void boundsDepth() {
    assertThat(xml("<a>".repeat(100_000)).error()).contains("nested more than 20 deep");
  }
}
