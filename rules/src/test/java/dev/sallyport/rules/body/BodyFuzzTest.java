package dev.sallyport.rules.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.rules.bytes.Slice;

/** No body makes a reader fail, loop, or find more than its bounds allow. */
class BodyFuzzTest {
  private static BodyFindings findings() {
    return new BodyFindings(Bodies.LIMITS.arguments());
  }

  @FuzzTest
  void readsAnyForm(byte[] body) {
    BodyFindings findings = findings();
    UrlEncoded.read(Slice.of(body), '&', findings);
    check(findings, body);
  }

  @FuzzTest
  void readsAnyJson(byte[] body) {
    BodyFindings findings = findings();
    Json.read(Slice.of(body), Bodies.LIMITS, findings);
    check(findings, body);
  }

  @FuzzTest
  void readsAnyXml(byte[] body) {
    BodyFindings findings = findings();
    Xml.read(Slice.of(body), Bodies.LIMITS, findings);
    assertThat(findings.failed() || findings.xml() != null).isTrue();
  }

  @FuzzTest
  void readsAnyMultipart(byte[] body) {
    BodyFindings findings = findings();
    Multipart.read(Slice.of(body), "multipart/form-data; boundary=b", Bodies.LIMITS, findings);
    check(findings, body);
    assertThat(findings.uploads().size()).isLessThanOrEqualTo(Bodies.LIMITS.files());
  }

  private static void check(BodyFindings findings, byte[] body) {
    assertThat(findings.arguments().size()).isLessThanOrEqualTo(Bodies.LIMITS.arguments());
    for (Argument argument : findings.arguments()) {
      assertThat(argument.value().length()).isLessThanOrEqualTo(Math.max(body.length, 3));
    }
  }
}
