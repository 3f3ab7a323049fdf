package dev.sallyport.console.analyse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {
  static Map<String, String> read(InputStream in, long most) throws IOException {
    MultipartReader reader = new MultipartReader(in, "b", most);
    Map<String, String> parts = new LinkedHashMap<>();
    for (String name = reader.next(); name != null; name = reader.next()) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      reader.content(content);
      parts.put(name, content.toString(ISO_8859_1));
    }
    return parts;
  }

  private static Map<String, String> read(String form) throws IOException {
    return read(new ByteArrayInputStream(form.getBytes(ISO_8859_1)), 1 << 20);
  }

  private static String part(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + content
        + "\r\n";
  }

  @Test
  void givesPartsInTheirOrder() throws IOException {
    assertThat(read(part("one", "1") + part("two", "") + "--b--\r\n"))
        .containsExactly(Map.entry("one", "1"), Map.entry("two", ""));
  }

  @Test
  void whatLooksLikeABoundaryIsContent() throws IOException {
    String almost = "\r\n--\r\n--a\r\n-\r--b\n--b";
    assertThat(read(part("one", almost) + "--b--")).containsEntry("one", almost);
  }

  @Test
  void longContentComesThroughWhole() throws IOException {
    byte[] random = new byte[300_000];
    new Random(7).nextBytes(random);
    String content = new String(random, ISO_8859_1).replace("--b", "...");
    String form = part("one", content) + "--b--";
    InputStream slow =
        new ByteArrayInputStream(form.getBytes(ISO_8859_1)) {
          @Override
          public synchronized int read(byte[] to, int at, int length) {
            return super.read(to, at, Math.min(length, 977));
          }
        };
    assertThat(read(slow, 1 << 20)).containsEntry("one", content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--",
        "--b",
        "--b\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"a\"",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf\r\n--b",
        "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
      })
  void whatIsNotWholeIsRefused(String form) {
    assertThatThrownBy(() -> read(form)).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsTooLargeIsRefused() {
    String form = part("one", "x".repeat(100_000)) + "--b--";
    assertThatThrownBy(() -> read(new ByteArrayInputStream(form.getBytes(ISO_8859_1)), 50_000))
        .hasMessageMatching(
            "the files are too large; wanted at most \\d+ bytes together, got more");
    assertThatThrownBy(() -> read("--b\r\n" + "x".repeat(100_000)))
        .hasMessageContaining("in 4 KiB");
  }
}
