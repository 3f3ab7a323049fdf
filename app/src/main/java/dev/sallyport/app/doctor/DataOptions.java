package dev.sallyport.app.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The body of a request; what is given more than once is joined by {@code &}, as curl does. */
final class DataOptions {
  @Option(
      names = {"-d", "--data", "--data-ascii"},
      paramLabel = "DATA",
      description = "The body; @FILE reads one, without its line ends.")
  private @Nullable List<String> data;

  @Option(
      names = "--data-raw",
      paramLabel = "DATA",
      description = "The body, in which @ means nothing.")
  private @Nullable List<String> raw;

  @Option(
      names = "--data-binary",
      paramLabel = "DATA",
      description = "The body; @FILE reads one, byte by byte.")
  private @Nullable List<String> binary;

  @Option(
      names = "--data-urlencode",
      paramLabel = "DATA",
      description = "The body: CONTENT, NAME=CONTENT, or NAME@FILE; the content is encoded.")
  private @Nullable List<String> encoded;

  byte[] bytes() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String each : data == null ? List.<String>of() : data) {
      part(all, each.startsWith("@") ? withoutLineEnds(file(each)) : each.getBytes(UTF_8));
    }
    for (String each : raw == null ? List.<String>of() : raw) {
      part(all, each.getBytes(UTF_8));
    }
    for (String each : binary == null ? List.<String>of() : binary) {
      part(all, each.startsWith("@") ? file(each) : each.getBytes(UTF_8));
    }
    for (String each : encoded == null ? List.<String>of() : encoded) {
      part(all, encoded(each).getBytes(UTF_8));
    }
    return all.toByteArray();
  }

  private static void part(ByteArrayOutputStream all, byte[] part) {
    if (all.size() > 0) {
      all.write('&');
    }
    all.writeBytes(part);
  }

  private static byte[] file(String named) throws IOException {
    return GivenBytes.of(Path.of(named.substring(1)));
  }

  private static byte[] withoutLineEnds(byte[] bytes) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
    for (byte b : bytes) {
      if (b != '\r' && b != '\n' && b != 0) {
        kept.write(b);
      }
    }
    return kept.toByteArray();
  }

  private static String encoded(String given) throws IOException {
    int equals = given.indexOf('=');
    int at = given.indexOf('@');
    if (equals < 0 && at >= 0) {
      String content = new String(file(given.substring(at)), UTF_8);
      return (at == 0 ? "" : given.substring(0, at) + "=") + percent(content);
    }
    return equals < 0
        ? percent(given)
        : (equals == 0 ? "" : given.substring(0, equals + 1))
            + percent(given.substring(equals + 1));
  }

  private static String percent(String content) {
    return URLEncoder.encode(content, UTF_8).replace("*", "%2A").replace("%7E", "~");
  }
}
