package dev.sallyport.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of flight recorders, and what becomes of their files. */
class RecordingsTest {
  @TempDir private Path folder;

  private Path configuration(String recorder) throws Exception {
    return Files.writeString(
        folder.resolve("gw.yaml"),
        """
        listen: [https://127.0.0.1:0]
        console: off
        rules: {crs: off}
        recorder: {folder: recordings}
        sites:
          a.example.com: {certificate: self_signed, origins: ["http://127.0.0.1:1"]%s}
          b.example.com: {certificate: self_signed, origins: ["http://127.0.0.1:1"]%s}
          c.example.com: {certificate: self_signed, origins: ["http://127.0.0.1:1"]}
        """
            .formatted(recorder, recorder));
  }

  @Test
  void everyPageWarnsWhileARecorderIsOn() throws Exception {
    List<String> pages =
        List.of(
            "/", "/exchanges", "/analyse", "/doctor", "/sites", "/rules", "/sites/a.example.com");
    try (RunningConsole console =
        new RunningConsole(configuration(", recorder: {on: failure, secrets: true}"))) {
      for (String page : pages) {
        assertThat(console.get(page).body())
            .as(page)
            .contains(
                "RECORDING failed exchanges with TLS secrets of a.example.com, b.example.com<");
      }
    }
    try (RunningConsole console = new RunningConsole(configuration(""))) {
      for (String page : pages) {
        assertThat(console.get(page).body()).as(page).doesNotContain("RECORDING");
      }
    }
  }

  @Test
  void aRecordingIsTakenFromItsExchange() throws Exception {
    Path file = Files.write(folder.resolve("a.pcapng"), new byte[] {10, 13, 13, 10, 0});
    try (RunningConsole console = new RunningConsole()) {
      console.memory.take(
          Exchanges.recorded(Exchanges.refused(1, "shop.example.com", "/"), file.toString()));
      console.memory.take(Exchanges.refused(2, "shop.example.com", "/"));
      String link = "href=\"/recordings/" + Exchanges.id(1) + "\"";
      assertThat(console.get("/exchanges").body()).containsOnlyOnce(link);
      assertThat(console.get("/exchanges/" + Exchanges.id(1)).body()).contains(link);
      HttpResponse<String> taken = console.get("/recordings/" + Exchanges.id(1));
      assertThat(taken.body()).isEqualTo("\n\r\r\n\0");
      assertThat(taken.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=\"" + Exchanges.id(1) + ".pcapng\"");
      assertThat(console.log)
          .singleElement()
          .asString()
          .endsWith(" took the recording of exchange " + Exchanges.id(1));
      assertThat(console.get("/recordings/" + Exchanges.id(2)).body()).contains("was not recorded");
      assertThat(console.get("/recordings/..%2f..%2fgw.yaml").statusCode()).isEqualTo(404);
      Files.delete(file);
      assertThat(console.get("/recordings/" + Exchanges.id(1)).body()).contains("made room");
    }
  }
}
