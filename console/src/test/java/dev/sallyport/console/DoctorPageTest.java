package dev.sallyport.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor, sent from the console. */
class DoctorPageTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir private Path folder;

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
                certificate: self_signed
                origins: ["https://127.0.0.1:1", "http://127.0.0.1:1"]
              "*.example.org": {certificate: self_signed, origins: ["https://127.0.0.1:1"]}
            """));
  }

  private static String ended(RunningConsole console, String page) throws Exception {
    Instant end = Instant.now().plus(LONGEST);
    String body = console.get(page).body();
    while (body.contains("data-events") && Instant.now().isBefore(end)) {
      Thread.sleep(50);
      body = console.get(page).body();
    }
    return body;
  }

  @Test
  void asksTheOriginsOfASiteAndKeepsWhatWasFound() throws Exception {
    try (RunningConsole console = console()) {
      assertThat(console.get("/doctor").body()).contains("not since the start", "127.0.0.1:1");
      assertThat(console.get("/doctor/shop.example.com").body())
          .contains("Sends GET at most twice to each", "https://127.0.0.1:1, http://127.0.0.1:1");
      HttpResponse<String> begun = console.post("/doctor/shop.example.com", "target=/cart");
      assertThat(begun.statusCode()).isEqualTo(303);
      assertThat(console.log)
          .singleElement()
          .asString()
          .matches("console: .* has the origins of shop.example.com asked for /cart");
      assertThat(ended(console, "/doctor/shop.example.com"))
          .contains("GET /cart", "2 of 2 origins examined", "Verdict: failed")
          .contains("origin.connect.refused")
          .doesNotContain("not tried");
      assertThat(console.get("/sites/shop.example.com").body())
          .contains("What the doctor found", "origin.connect.refused");
      assertThat(console.get("/events/doctor/shop.example.com").statusCode()).isEqualTo(204);
    }
  }

  @Test
  void anOriginWithoutTlsIsAskedAsTheGatewayWould() throws Exception {
    try (ServerSocket origin = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> head = CompletableFuture.supplyAsync(() -> answered(origin));
      Path file =
          Files.writeString(
              folder.resolve("plain.yaml"),
              """
              listen: [https://127.0.0.1:0]
              console: off
              rules: {crs: off}
              sites:
                shop.example.com: {certificate: self_signed, origins: ["http://127.0.0.1:%d"]}
              """
                  .formatted(origin.getLocalPort()));
      try (RunningConsole console = new RunningConsole(file)) {
        console.post("/doctor/shop.example.com", "target=/cart");
        assertThat(ended(console, "/doctor/shop.example.com"))
            .contains("1 of 1 origins examined", "204 HTTP/1.1")
            .doesNotContain("not tried");
        assertThat(head.get(30, TimeUnit.SECONDS))
            .startsWith("GET /cart HTTP/1.1\r\nHost: shop.example.com\r\n");
      }
    }
  }

  private static String answered(ServerSocket origin) {
    try (Socket socket = origin.accept()) {
      byte[] head = new byte[4_096];
      int length = socket.getInputStream().read(head);
      socket
          .getOutputStream()
          .write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
      return new String(head, 0, length, US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingButWhatASiteServesCanBeAskedFor() throws Exception {
    try (RunningConsole console = console()) {
      String path = "/doctor/shop.example.com";
      assertThat(console.post(path, "host=evil.example").body()).contains("wanted a host that");
      assertThat(console.post(path, "host=a.example.org").statusCode()).isEqualTo(400);
      assertThat(console.post(path, "target=http://evil.example/").statusCode()).isEqualTo(400);
      assertThat(console.post(path, "target=/a%0d%0aX-More:1").statusCode()).isEqualTo(400);
      assertThat(console.post("/doctor/other.example.com", "").statusCode()).isEqualTo(404);
      assertThat(console.post("/doctor/*.example.org", "host=a.example.org").statusCode())
          .isEqualTo(303);
    }
  }
}
