package dev.sallyport.console.analyse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UploadTest {
  private static final String TYPE = "multipart/form-data; boundary=b";

  private static Upload upload(String content) throws IOException {
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"capture\"; filename=\"../../x\"\r\n\r\n"
            + content
            + "\r\n--b--\r\n";
    return Upload.receive(new ByteArrayInputStream(form.getBytes(ISO_8859_1)), TYPE);
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(p -> p.getFileName().toString().startsWith("sallyport-console")).toList();
    }
  }

  @Test
  void whatIsNoCaptureIsSaidSo() throws IOException {
    try (Upload upload = upload("no capture at all")) {
      assertThatThrownBy(() -> Analysed.of(upload, upload.captures().getFirst()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the capture");
    }
  }

  @Test
  void nothingStaysBehind() throws IOException {
    List<Path> before = folders();
    try (Upload upload = upload("x")) {
      assertThat(upload.captures()).hasSize(1);
      assertThat(folders()).hasSize(before.size() + 1);
    }
    assertThatThrownBy(
        () -> Upload.receive(new ByteArrayInputStream("--b\r\n".getBytes(ISO_8859_1)), TYPE));
    assertThat(folders()).isEqualTo(before);
  }

  @Test
  void aFormOfAnotherTypeIsRefused() {
    ByteArrayInputStream none = new ByteArrayInputStream(new byte[0]);
    assertThatThrownBy(() -> Upload.receive(none, "text/plain; boundary=b"))
        .hasMessageContaining("multipart/form-data");
    assertThatThrownBy(
            () -> Upload.receive(none, "multipart/form-data; boundary=" + "b".repeat(71)))
        .hasMessageContaining("70 characters");
  }
}
