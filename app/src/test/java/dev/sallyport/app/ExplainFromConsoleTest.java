package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain} asks a gateway that runs. */
class ExplainFromConsoleTest {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
  private static final int MOST_TRIES = 10_000;

  @TempDir private Path folder;

  @Test
  void anExchangeThatTheGatewayStillHolds() throws Exception {
    Files.writeString(
        folder.resolve("sallyport.yaml"),
        """
        listen: [https://127.0.0.1:0]
        console: 127.0.0.1:0
        log: {to: exchanges.log}
        rules: {crs: off}
        sites:
          shop.lab.test: {certificate: self_signed, origins: ["http://127.0.0.1:1"]}
        """);
    try (RunningProcess run = RunningProcess.start(folder, "run")) {
      int port = run.port("listening on ");
      String console = "http://127.0.0.1:" + run.port("health and metrics on ") + "/";
      Matcher id = ID.matcher(Get.tls(port, "shop.lab.test", "/cart"));
      assertThat(id.find()).isTrue();
      String token = folder.resolve("console.token").toString();
      Sallyport explained = explain(id.group(), console, token);
      for (int i = 0; explained.exitCode() == 2 && i < MOST_TRIES; i++) { // told after the answer
        explained = explain(id.group(), console, token);
      }
      assertThat(explained.err()).isEmpty();
      assertThat(explained.exitCode()).isEqualTo(1);
      assertThat(explained.out())
          .contains("exchange " + id.group(), "/cart", "origin.connect.refused (certain)");
      assertThat(explain("00000000000000ff", console, token).err())
          .isEqualTo("sallyport: no exchange 00000000000000ff in the memory of the gateway\n");
      Path wrong = Files.writeString(folder.resolve("wrong"), "wrong");
      assertThat(explain(id.group(), console, wrong.toString()).err())
          .contains("got 401: a wrong token");
    }
  }

  private static Sallyport explain(String id, String console, String token) {
    return Sallyport.run("explain", id, "--console", console, "--token-file", token);
  }

  @Test
  void nobodyThereIsSaidInWords() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "x");
    assertThat(explain("00000000000000ff", "http://127.0.0.1:1/", token.toString()).err())
        .isEqualTo("sallyport: http://127.0.0.1:1/: no connection: is a gateway running there?\n");
  }

  @Test
  void whatIsNoTokenIsNotSent() throws Exception {
    for (String text : new String[] {"", "two words", "a\u0000b"}) {
      Path token = Files.writeString(folder.resolve("token"), text);
      assertThat(explain("00000000000000ff", "http://127.0.0.1:1/", token.toString()).err())
          .isEqualTo("sallyport: " + token + ": wanted the console's token, got something else\n");
    }
  }

  @Test
  void theTokenGoesToNoOtherMachineInPlain() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "x");
    Sallyport run = explain("00000000000000ff", "http://192.0.2.1:9443/", token.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "sallyport: --console: wanted https, or http at a loopback address, got"
                + " http://192.0.2.1:9443/\n");
  }
}
