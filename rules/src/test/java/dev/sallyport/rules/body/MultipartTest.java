package dev.sallyport.rules.body;

import static dev.sallyport.rules.body.Bodies.arguments;
import static dev.sallyport.rules.body.Bodies.multipart;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  private static final String PART = "--b\nContent-Disposition: form-data; name=\"a\"\n\nv\n";
  private static final String END = "--b--\n";

  @Test
  void readsFieldsFilesAndTheirHeaders() {
    BodyFindings findings =
        multipart(
            PART
                + "--b\nContent-Disposition: form-data; name=\"f\"; filename=\"x.txt\"\n"
                + "Content-Type: text/plain\n\none\n\ntwo\n"
                + END);
    assertThat(findings.error()).isEmpty();
    assertThat(arguments(findings)).containsExactly("a=v");
    assertThat(findings.uploads())
        .extracting(Upload::field, Upload::filename, u -> u.content().toString())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("f", "x.txt", "one\r\n\r\ntwo"));
    assertThat(findings.partHeaders()).contains(new PartHeader("f", "Content-Type: text/plain"));
    assertThat(findings.multipart().strictError()).isFalse();
  }

  @Test
  void flagsDataAroundTheParts() {
    assertThat(multipart("x\n" + PART + END).multipart().dataBefore).isTrue();
    assertThat(multipart(PART + END + "x\n").multipart().dataAfter).isTrue();
  }

  @Test
  void flagsLineEnds() {
    MultipartFlags flags =
        multipart("multipart/form-data; boundary=b", PART + END.replace("\n", "\r\n")).multipart();
    assertThat(flags.lfLine).isTrue();
    assertThat(flags.mixedLineEnds()).isTrue();
    assertThat(flags.strictError()).isTrue();
  }

  @Test
  void flagsALineThatLooksLikeABoundary() {
    BodyFindings findings = multipart(PART + "--other\n" + END);
    assertThat(findings.multipart().unmatchedBoundary).isTrue();
    assertThat(findings.multipart().strictError()).isFalse();
  }

  @Test
  void flagsTheBoundarysForm() {
    String body = (PART + END).replace("\n", "\r\n");
    assertThat(multipart("multipart/form-data; boundary=\"b\"", body).multipart().boundaryQuoted)
        .isTrue();
    assertThat(multipart("multipart/form-data; boundary =b", body).multipart().boundaryWhitespace)
        .isTrue();
    assertThat(multipart("multipart/form-data boundary=b", body).multipart().missingSemicolon)
        .isTrue();
  }

  @Test
  void flagsFoldingAndQuoting() {
    BodyFindings findings =
        multipart("--b\nContent-Disposition: form-data;\n name='a'\n\nv\n" + END);
    assertThat(findings.multipart().headerFolding).isTrue();
    assertThat(findings.multipart().invalidQuoting).isTrue();
    assertThat(arguments(findings)).containsExactly("a=v");
  }

  @Test
  void countsFilesUpToTheLimit() {
    String file = "--b\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\n\ny\n";
    BodyFindings findings = multipart(file.repeat(4) + END);
    assertThat(findings.uploads()).hasSize(3);
    assertThat(findings.multipart().fileLimitExceeded).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--b\n",
        "--b\nContent-Disposition: form-data; name=\"a\"\n\nv\n",
        "--b\nContent-Disposition: attachment\n\nv\n--b--\n",
        "--b\nX: y\n\nv\n--b--\n",
        "--b\nno colon\n\nv\n--b--\n",
        "--b\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\n\nv\n--b--\n",
        "--b\nContent-Disposition: form-data; name=\"a\n\nv\n--b--\n",
        "--b\nContent-Disposition: form-data; name=\"a\"\n--b--\n",
        "--bx\nContent-Disposition: form-data; name=\"a\"\n\nv\n--b--\n",
        "--b\nContent-Disposition: form-data\n\nv\n--b--\n",
      })
  void failsWhereReadersCouldNotAgree(String body) {
    assertThat(multipart(body).failed()).as(body).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"b",
        "multipart/form-data; boundary=a; boundary=b",
      })
  void failsWithoutAClearBoundary(String contentType) {
    assertThat(multipart(contentType, PART + END).failed()).as(contentType).isTrue();
  }

  @Test
  void boundsHeadersAndBytesWithoutFiles() {
    assertThat(multipart("--b\n" + "A: b\n".repeat(1000)).failed()).isTrue();
    assertThat(multipart("--b\nA: " + "x".repeat(10_000) + "\n").failed()).isTrue();
    assertThat(multipart(PART + "v\n".repeat(100_000) + END).error()).contains("no files data");
  }
}
