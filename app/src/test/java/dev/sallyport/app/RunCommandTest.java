package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sallyport.lab.fault.FaultServer;
import dev.sallyport.lab.fault.Faults;
import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sallyport run} as its operators meet it: a process, a file and signals. */
class RunCommandTest {
  private static LabPki pki;

  @TempDir private Path folder;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  private void write(FaultServer origin, String more) throws IOException {
    Files.writeString(
        folder.resolve("sallyport.yaml"),
        """
        listen: [https://127.0.0.1:0]
        console: 127.0.0.1:0
        log: {to: exchanges.log}
        sites:
          fault.lab.test:
            certificate: self_signed
            origins: ["https://127.0.0.1:%d"]
            origin_tls: {trust: ca.pem, sni: fault.lab.test}
        %s\
        """
            .formatted(origin.port(), more));
  }

  private FaultServer origin() throws Exception {
    pki.writeAuthority(folder);
    return FaultServer.start(Faults.named("certificate-weak-key"), pki);
  }

  @Test
  void servesReloadsKeepsWhatItHasAndDrains() throws Exception {
    try (FaultServer origin = origin()) {
      write(origin, "");
      try (RunningProcess run = RunningProcess.start(folder, "run")) {
        int port = run.port("listening on ");
        int admin = run.port("health and metrics on ");
        assertThat(get(port, FaultServer.NAME)).startsWith("HTTP/1.1 200 ");
        assertThat(Get.plain(admin, "/health")).endsWith("{\"status\":\"ok\"}\n");
        run.signal("HUP");
        run.line("reloaded sallyport.yaml");
        write(origin, "    timeouts: {conect: 1s}\n");
        assertThat(run.line("conect"))
            .startsWith("sallyport.yaml:9:16: ")
            .contains("did you mean connect");
        run.line("the configuration in place stays");
        assertThat(get(port, FaultServer.NAME)).startsWith("HTTP/1.1 200 ");
        write(origin, "    timeouts: {connect: 1s}\nworkers: 3\n");
        run.line("reloaded sallyport.yaml");
        run.line("the change of workers takes effect at the next start");
        run.signal("TERM");
        run.line("draining");
        assertThat(run.exitCode()).isZero();
      }
    }
    assertThat(Files.readAllLines(folder.resolve("exchanges.log")))
        .hasSize(2)
        .allMatch(l -> l.contains("\"http.response.status_code\":200"));
    assertThat(folder.resolve("stdout")).isEmptyFile();
  }

  @Test
  void changedRulesAreTakenOverAndUnusableOnesAreNot() throws Exception {
    Path rules = folder.resolve("own.conf");
    String deny = "SecAction \"id:1,phase:1,deny,status:%d\"\n";
    Files.writeString(rules, deny.formatted(451));
    try (FaultServer origin = origin()) {
      write(origin, "    rules: {crs: 'off', after: [own.conf]}\n");
      try (RunningProcess run = RunningProcess.start(folder, "run")) {
        assertThat(run.line("rules for")).contains("fault.lab.test: own rules, ", "mode block");
        int port = run.port("listening on ");
        assertThat(get(port, FaultServer.NAME)).startsWith("HTTP/1.1 451 ");
        Files.writeString(rules, "SecActio x\n");
        run.signal("HUP");
        assertThat(run.line("SecActio")).contains("own.conf:1:1: ", "did you mean SecAction?");
        run.line("the configuration in place stays");
        assertThat(get(port, FaultServer.NAME)).startsWith("HTTP/1.1 451 ");
        Files.writeString(rules, deny.formatted(418));
        run.signal("HUP");
        run.line("reloaded sallyport.yaml");
        assertThat(get(port, FaultServer.NAME)).startsWith("HTTP/1.1 418 ");
      }
    }
  }

  @Test
  void aWrongFileAtStartExitsWith2() throws Exception {
    Files.writeString(folder.resolve("sallyport.yaml"), "listen: [https://127.0.0.1:0]\n");
    try (RunningProcess run = RunningProcess.start(folder, "run")) {
      assertThat(run.line("sites")).startsWith("sallyport.yaml:1:1: ");
      assertThat(run.exitCode()).isEqualTo(2);
    }
  }

  @Test
  void oneSiteNeedsNoFile() throws Exception {
    try (FaultServer origin = origin();
        RunningProcess run =
            RunningProcess.start(
                folder,
                "run",
                "--site",
                FaultServer.NAME,
                "--origin",
                "https://127.0.0.1:" + origin.port(),
                "--listen",
                "https://127.0.0.1:0",
                "--console",
                "off")) {
      run.line("no client trusts it");
      int port = run.port("listening on ");
      assertThat(get(port, FaultServer.NAME))
          .as("the lab's authority is not among the JDK's")
          .startsWith("HTTP/1.1 502 ");
      run.signal("TERM");
      assertThat(run.exitCode()).isZero();
    }
    assertThat(folder.resolve("stdout"))
        .content()
        .contains("\"sallyport.cause\":\"origin.handshake.certificate-");
  }

  @Test
  void oneSiteServesAPlainOrigin() throws Exception {
    HttpServer origin =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    origin.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    origin.start();
    String url = "http://127.0.0.1:" + origin.getAddress().getPort();
    String site = FaultServer.NAME;
    try (RunningProcess run =
        RunningProcess.start(
            folder,
            "run --site %s --origin %s --listen https://127.0.0.1:0 --console off"
                .formatted(site, url)
                .split(" "))) {
      assertThat(get(run.port("listening on "), site)).startsWith("HTTP/1.1 200 ");
      run.signal("TERM");
      assertThat(run.exitCode()).isZero();
    } finally {
      origin.stop(0);
    }
  }

  private static String get(int port, String name) throws Exception {
    return Get.tls(port, name, "/");
  }
}
