package dev.sallyport.capture.recorded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.capture.analysis.SharedCaptures;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.capture.keys.PrivateKeyFile;
import dev.sallyport.diagnosis.trail.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OpenSSL does not speak any more, as GnuTLS speaks it: opened with the server's RSA key. */
class GnutlsTest {
  private static final int PATIENCE_SECONDS = 30;

  @TempDir private static Path folder;

  @BeforeAll
  static void makeCertificate() throws InterruptedException {
    Openssl.certificate(folder);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "VERS-TLS1.2, 3DES-CBC, SHA1, ''",
    "VERS-TLS1.2, 3DES-CBC, SHA1, %NO_ETM",
    "VERS-TLS1.1, 3DES-CBC, SHA1, ''",
    "VERS-TLS1.0, 3DES-CBC, SHA1, %NO_ETM",
    "VERS-TLS1.2, AES-256-CBC, SHA256, %NO_ETM",
    "VERS-TLS1.2, AES-128-CBC, SHA1, ''",
    "VERS-TLS1.0, AES-128-CBC, SHA1, ''",
    "VERS-TLS1.2, AES-128-CCM, AEAD, ''",
    "VERS-TLS1.2, AES-256-CCM-8, AEAD, ''",
    "VERS-TLS1.2, NULL, SHA1, ''",
    "VERS-TLS1.2, ARCFOUR-128, SHA1, ''",
  })
  void isOpened(String version, String cipher, String mac, String option)
      throws IOException, InterruptedException {
    String priority =
        "NONE:+%s:+%s:+%s:+RSA:+COMP-NULL:+SIGN-ALL%s"
            .formatted(version, cipher, mac, option.isEmpty() ? "" : ":" + option);
    Recording recording = new Recording();
    int port = freePort();
    List<String> serving =
        List.of(
            "gnutls-serv",
            "--http",
            "--quiet",
            "--port",
            Integer.toString(port),
            "--x509keyfile",
            "k.pem",
            "--x509certfile",
            "c.pem",
            "--priority",
            priority);
    Process server = start(serving);
    try {
      listening(port, server);
      try (RecordingRelay relay = new RecordingRelay(port, recording)) {
        ask(relay.port(), priority);
        relay.join();
      }
    } finally {
      server.destroyForcibly();
    }
    Keys keys = new Keys();
    PrivateKeyFile.read(folder.resolve("k.pem"), null).forEach(keys::add);
    List<AnalysedFlow> flows = SharedCaptures.flows(keys, recording.pcap());
    assertThat(flows).hasSize(1);
    assertThat(flows.getFirst().trail().whyNot()).isNull();
    assertThat(flows.getFirst().requests()).isEqualTo(1);
    assertThat(flows.getFirst().trail().events())
        .anyMatch(at -> at.event() instanceof Event.ResponseHead head && head.status() == 200);
  }

  private static void ask(int port, String priority) throws IOException, InterruptedException {
    Process client =
        start(
            List.of(
                "gnutls-cli",
                "--insecure",
                "--port",
                Integer.toString(port),
                "--priority",
                priority,
                "127.0.0.1"));
    try {
      client.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      client.getOutputStream().flush();
      assertThat(client.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      client.destroyForcibly();
    }
  }

  private static Process start(List<String> command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      assumeTrue(false, command.getFirst() + " is not installed");
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void listening(int port, Process server) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < until) {
      assertThat(server.isAlive()).as("the server does not know the priority string").isTrue();
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError("nobody listens on port " + port);
  }
}
