package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.lab.reflect.ReflectingOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code explain} says of a denied request, pasted into the rules. */
class SuggestedExclusionTest {
  private static final Path CRS =
      Path.of(System.getProperty("sallyport.shared", "../shared"), "crs", "4.28.0");
  private static final String SITE = "shop.lab.test";
  private static final String ATTACK = "1%27%20OR%20%271%27=%271";
  private static final Pattern PAGE_ID = Pattern.compile("[0-9a-f]{16}");

  private static final int MOST_TRIES = 10_000;

  @TempDir private Path folder;

  private void write(ReflectingOrigin origin, String more) throws IOException {
    Files.writeString(
        folder.resolve("sallyport.yaml"),
        """
        listen: [https://127.0.0.1:0]
        console: off
        log: {to: exchanges.log}
        rules: {crs: %s%s}
        sites:
          %s: {certificate: self_signed, origins: ["http://127.0.0.1:%d"]}
        """
            .formatted(CRS.toAbsolutePath(), more, SITE, origin.port()));
  }

  private String explained(String page) throws Exception {
    Matcher id = PAGE_ID.matcher(page);
    assertThat(id.find()).as(page).isTrue();
    String log = folder.resolve("exchanges.log").toString();
    String out = "";
    for (int i = 0; out.isEmpty() && i < MOST_TRIES; i++) { // the log is written after the answer
      out = Sallyport.run("explain", id.group(), "--log", log).out();
    }
    return out;
  }

  private static List<String> block(String explained, String heading) {
    return explained
        .lines()
        .dropWhile(line -> !line.contains(heading))
        .skip(1)
        .takeWhile(line -> line.startsWith("    "))
        .map(line -> line.substring(4))
        .toList();
  }

  @Test
  void letsTheRequestPassAndItsNeighboursNot() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(CRS), () -> CRS + " is not there");
    try (ReflectingOrigin origin = ReflectingOrigin.start()) {
      write(origin, "");
      try (RunningProcess run = RunningProcess.start(folder, "run")) {
        int port = run.port("listening on ");
        String page = Get.tls(port, SITE, "/search?q=" + ATTACK);
        assertThat(page).startsWith("HTTP/1.1 403 ");
        String explained = explained(page);
        assertThat(explained)
            .contains("942100", " in ARGS:q\n")
            .containsPattern("inbound_anomaly_score_pl1 = 5 \\(942100\\).* = \\d+\n")
            .contains("inbound_anomaly_score_threshold = 5\n");

        Files.write(folder.resolve("exclusion.conf"), block(explained, "on this path only"));
        write(origin, ", before: [exclusion.conf]");
        run.signal("HUP");
        run.line("reloaded sallyport.yaml");
        assertThat(Get.tls(port, SITE, "/search?q=" + ATTACK)).startsWith("HTTP/1.1 200 ");
        assertThat(Get.tls(port, SITE, "/search?p=" + ATTACK)).startsWith("HTTP/1.1 403 ");
        assertThat(Get.tls(port, SITE, "/cart?q=" + ATTACK)).startsWith("HTTP/1.1 403 ");

        Files.write(folder.resolve("exclusion.conf"), block(explained, "on every path"));
        write(origin, ", after: [exclusion.conf]");
        run.signal("HUP");
        run.line("reloaded sallyport.yaml");
        assertThat(Get.tls(port, SITE, "/cart?q=" + ATTACK)).startsWith("HTTP/1.1 200 ");
        assertThat(Get.tls(port, SITE, "/cart?p=" + ATTACK)).startsWith("HTTP/1.1 403 ");
      }
    }
  }
}
