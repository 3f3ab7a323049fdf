package dev.sallyport.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.timing.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of all sites shows of each. */
class SitesPageTest {
  private static final int FAILURES_BEFORE_REST = 3;

  @TempDir private Path folder;

  @BeforeEach
  void makeCertificate() throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "shop",
                "-keyalg",
                "EC",
                "-dname",
                "CN=shop.example.com",
                "-ext",
                "san=dns:shop.example.com",
                "-validity",
                "20",
                "-keystore",
                folder.resolve("shop.p12").toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "secret")
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    Files.writeString(folder.resolve("shop.pass"), "secret\n");
  }

  private RunningConsole console() throws Exception {
    return new RunningConsole(
        Files.writeString(
            folder.resolve("gw.yaml"),
            """
            listen: [https://127.0.0.1:0]
            console: off
            rules: {crs: off}
            sites:
              shop.example.com:
                certificate: {pkcs12: shop.p12, password_file: shop.pass}
                origins: ["http://127.0.0.1:1"]
              made.example.com: {certificate: self_signed, origins: ["http://127.0.0.1:2"]}
            """));
  }

  /** The row of a site, without its elements. */
  private static String row(RunningConsole console, String site) throws Exception {
    String page = console.get("/sites").body();
    int from = page.indexOf("/sites/" + site);
    return page.substring(from, page.indexOf("</tr>", from)).replaceAll("<[^>]*>", "|");
  }

  @Test
  void daysOfTheCertificateThatAreLeft() throws Exception {
    try (RunningConsole console = console()) {
      assertThat(row(console, "shop.example.com")).matches("(?s).*\\|(19|20)\\|.*");
      assertThat(console.get("/sites").body()).as("soon is in red").contains("class=\"n bad\"");
      assertThat(row(console, "made.example.com")).contains("made at start");
      assertThat(console.get("/api/sites").body()).contains("\"certificate_days_left\":");
    }
  }

  @Test
  void theHealthOfAnOrigin() throws Exception {
    try (RunningConsole console = console()) {
      assertThat(row(console, "shop.example.com")).contains("http://127.0.0.1:1", "in use");
      for (int i = 0; i < FAILURES_BEFORE_REST; i++) {
        console.post("/api/doctor/shop.example.com", "");
        console.examined("/api/doctor/shop.example.com");
      }
      assertThat(row(console, "shop.example.com")).contains("rests after failures");
      assertThat(console.get("/api/sites").body()).contains("\"resting\":true");
      assertThat(row(console, "made.example.com")).contains("in use");
    }
  }

  @Test
  void renegotiationsAndConnectionsAreCounted() throws Exception {
    try (RunningConsole console = console()) {
      ExchangeRecord exchange = Exchanges.served(1, "/");
      exchange.phases().add(Phase.RENEGOTIATION, 5_000_000);
      console.memory.take(exchange);
      console.memory.take(Exchanges.served(2, "/"));
      assertThat(row(console, "shop.example.com")).contains("||0||1||");
      assertThat(row(console, "made.example.com")).contains("||0||0||");
    }
  }
}
