package dev.sallyport.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Wireshark's reading of a file, without any key but those in it. */
final class Tshark {
  private Tshark() {}

  /** The values of the fields in the packets that the filter takes. */
  static List<String> fields(Path file, String filter, String... fields) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of("tshark", "-r", file.toString(), "-Y", filter),
                Stream.concat(
                    Stream.of("-T", "fields", "-E", "separator=;"),
                    Stream.of(fields).flatMap(field -> Stream.of("-e", field))))
            .toList();
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      assumeTrue(false, "tshark is not installed");
      throw e;
    }
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return text.lines().toList();
  }
}
