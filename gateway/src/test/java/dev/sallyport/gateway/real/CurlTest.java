package dev.sallyport.gateway.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.RunningGateway;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** curl as the client and Apache as the origin, with both HTTP versions of the client's side. */
@ParameterizedClass
@ValueSource(strings = {"--http1.1", "--http2"})
record CurlTest(String version) {
  private static final String SITE = "curl.lab.test";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path folder;
  @TempDir static Path apacheFolder;

  private static ApacheServer apache;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    Program.assumeInstalled("curl");
    apache = FileServer.start(apacheFolder);
    String url = "http://127.0.0.1:" + apache.port();
    gateway = RunningGateway.start(folder, LabPki.create(), RunningGateway.site(SITE, url));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (apache != null) {
      apache.close();
    }
  }

  @AfterEach
  void noExchangeHasAFinding() {
    assertThat(gateway.all()).flatExtracting(ExchangeRecord::findings).isEmpty();
  }

  private static String url(String path) {
    return "https://%s:%d%s".formatted(SITE, gateway.port(), path);
  }

  private String curl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "--noproxy", "*", version));
    command.addAll(List.of("--cacert", folder.resolve("ca.pem").toString()));
    command.addAll(List.of("--resolve", "%s:%d:127.0.0.1".formatted(SITE, gateway.port())));
    command.addAll(Arrays.asList(arguments));
    Program.Result result = Program.run(LIMIT, command.toArray(String[]::new));
    assertThat(result.exit()).as(result.output()).isZero();
    return result.output();
  }

  @Test
  void getsAPage() throws Exception {
    String shown = version.equals("--http2") ? "HTTP/2 200" : "HTTP/1.1 200 OK";
    assertThat(curl("-i", url("/page.txt"))).startsWith(shown).endsWith(FileServer.PAGE);
  }

  @Test
  void headsAPage() throws Exception {
    assertThat(curl("-I", url("/large.bin")))
        .containsIgnoringCase("\r\nContent-Length: 300000\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void getsAMissingPage() throws Exception {
    assertThat(curl("-o", "/dev/null", "-w", "%{http_code}", url("/none"))).isEqualTo("404");
  }

  @Test
  void uploadsAMegabyteAfterAsking() throws Exception {
    byte[] sent = FileServer.bytes(1 << 20);
    Path upload = Files.write(folder.resolve("upload"), sent);
    Path back = folder.resolve("back");
    String post = "@" + upload;
    String trace =
        curl(
            "-v",
            "-H",
            "Expect: 100-continue",
            "--data-binary",
            post,
            "-o",
            back.toString(),
            url("/echo"));
    assertThat(trace)
        .containsPattern("(?i)> Expect: 100-continue")
        .containsPattern("< HTTP/\\S+ 100");
    assertThat(Files.readAllBytes(back)).isEqualTo(sent);
  }

  @Test
  void uploadsAMegabyteWithoutAsking() throws Exception {
    byte[] sent = FileServer.bytes(1 << 20);
    Path upload = Files.write(folder.resolve("upload"), sent);
    Path back = folder.resolve("back");
    curl("-H", "Expect:", "--data-binary", "@" + upload, "-o", back.toString(), url("/echo"));
    assertThat(Files.readAllBytes(back)).isEqualTo(sent);
  }

  @Test
  void uploadsWithoutALength() throws Exception {
    byte[] sent = FileServer.bytes(200_000);
    Path upload = Files.write(folder.resolve("upload"), sent);
    Path back = folder.resolve("back");
    curl(
        "-H",
        "Transfer-Encoding: chunked",
        "-H",
        "Expect:",
        "--data-binary",
        "@" + upload,
        "-o",
        back.toString(),
        url("/echo"));
    assertThat(Files.readAllBytes(back)).isEqualTo(sent);
  }

  @Test
  void getsARange() throws Exception {
    assertThat(curl("-i", "-r", "8-13", url("/page.txt")))
        .containsPattern("^HTTP/\\S+ 206")
        .containsIgnoringCase("Content-Range: bytes 8-13/16")
        .endsWith("\r\n\r\nApache");
  }

  @Test
  void getsACompressedPage() throws Exception {
    assertThat(curl("-i", "--compressed", url("/packed.txt")))
        .containsIgnoringCase("Content-Encoding: gzip")
        .endsWith("\r\n\r\n" + FileServer.PAGE.repeat(1000));
  }

  @Test
  void keepsItsConnectionForThreeRequests() throws Exception {
    String opened =
        curl(
            "-w",
            "%{http_code} %{num_connects}\n",
            "-o",
            "/dev/null",
            url("/page.txt"),
            "-o",
            "/dev/null",
            url("/large.bin"),
            "-o",
            "/dev/null",
            url("/packed.txt"));
    assertThat(opened.lines()).containsExactly("200 1", "200 0", "200 0");
  }
}
