package dev.sallyport.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections of clients that failed before there was a request: they are recorded, too. */
class UnreadRequestRecordingTest {
  private static final String SITE = "a.lab.test";
  private static LabPki pki;

  @TempDir Path folder;

  private RawOrigin origin;
  private RunningGateway gateway;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  @BeforeEach
  void start() throws Exception {
    origin = RawOrigin.echo();
    gateway =
        RunningGateway.startWith(
            folder,
            pki,
            "recorder: {folder: recordings}\n",
            RunningGateway.site(
                SITE,
                origin.url(),
                "timeouts: {client_handshake: 1s, request_head: 1s}",
                "recorder: {on: failure}"));
  }

  @AfterEach
  void stop() {
    gateway.close();
    origin.close();
  }

  /** The file of the exchange that ended next, by that cause; all is written by then. */
  private Path recorded(String cause) throws Exception {
    ExchangeRecord exchange = gateway.next();
    assertThat(exchange.findings().getFirst().cause().id()).isEqualTo(cause);
    gateway.close();
    Path file = Path.of(requireNonNull(exchange.recording()));
    assertThat(Files.readString(file, ISO_8859_1)).contains("Sallyport exchange ", cause);
    return file;
  }

  @Test
  void aClientThatDoesNotTrustTheCertificate() throws Exception {
    LabPki other = LabPki.create();
    assertThatThrownBy(() -> TestClient.connect(gateway.port(), SITE, other, "http/1.1").close())
        .isInstanceOf(SSLException.class);
    Path file = recorded("client.tls.alert-certificate-unknown");
    assertThat(Tshark.fields(file, "tls.handshake.type == 1", "frame.interface_name"))
        .containsExactly("client");
  }

  @Test
  void aRequestThatBreaksARule() throws Exception {
    try (TestClient client = gateway.client(SITE)) {
      client.send("GET / HTTP/1.1\r\nHost : " + SITE + "\r\n\r\n");
      assertThat(client.response(false).status()).isEqualTo(400);
    }
    recorded("client.request.malformed");
  }

  @Test
  void aRequestThatDoesNotComeToItsEnd() throws Exception {
    try (TestClient client = gateway.client(SITE)) {
      client.send("GET / HTTP/1.1\r\nHost:");
      assertThat(client.response(false).status()).isEqualTo(408);
    }
    recorded("client.request.timeout");
  }

  @Test
  void aConnectionThatWasOpenedAheadAndNotUsedIsNoFailure() throws Exception {
    gateway.client(SITE).close();
    gateway.close();
    assertThat(gateway.all()).isEmpty();
    assertThat(folder.resolve("recordings")).doesNotExist();
  }
}
