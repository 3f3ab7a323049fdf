package dev.sallyport.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site's rules, switched from the console. */
class ModeChangeTest {
  private static final String TEXT =
      """
      listen: [https://127.0.0.1:0]
      console: off
      sites:
        shop.example.com: # the shop
          certificate: self_signed
          origins: [http://127.0.0.1:1]
          rules: {crs: off, mode: block} # since the audit
      """;

  @TempDir private Path folder;

  @Test
  void isShownFirstThenWrittenWithALineInTheLog() throws Exception {
    Path file = Files.writeString(folder.resolve("gw.yaml"), TEXT);
    try (RunningConsole console = new RunningConsole(file)) {
      assertThat(console.get("/sites/shop.example.com").body()).contains("Switch to detect");
      String asked = console.get("/mode?site=shop.example.com&to=detect").body();
      assertThat(asked)
          .contains("-     rules: {crs: off, mode: block} # since the audit")
          .contains("+     rules: {crs: off, mode: detect} # since the audit");
      assertThat(file).hasContent(TEXT);
      assertThat(console.post("/mode", "site=shop.example.com&to=detect").statusCode())
          .isEqualTo(303);
      assertThat(file).hasContent(TEXT.replace("block", "detect"));
      assertThat(console.log)
          .singleElement()
          .asString()
          .matches("console: .* set rules.mode of shop.example.com to detect in .*gw.yaml");
    }
  }

  @Test
  void whatCannotBeDoneIsSaid() throws Exception {
    Path file = Files.writeString(folder.resolve("gw.yaml"), TEXT);
    try (RunningConsole console = new RunningConsole(file)) {
      assertThat(console.post("/mode", "site=shop.example.com&to=off").statusCode()).isEqualTo(400);
      assertThat(console.post("/mode", "site=other&to=detect").statusCode()).isEqualTo(409);
      Files.writeString(file, "nonsense: [");
      assertThat(console.post("/mode", "site=shop.example.com&to=detect").body())
          .contains("gw.yaml:");
    }
    try (RunningConsole console = new RunningConsole()) {
      assertThat(console.post("/mode", "site=shop.example.com&to=detect").body())
          .contains("without a configuration file");
    }
  }
}
