package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.TestClient.Response;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that begin and do not go on: 408, and the cause says in which phase. */
class ClientTimeoutTest {
  private static final String SITE = "slow.lab.test";
  private static final String HEAD = "POST / HTTP/1.1\r\nHost: " + SITE + "\r\n";

  @TempDir static Path folder;
  private static RawOrigin origin;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    origin = RawOrigin.echo();
    gateway =
        RunningGateway.start(
            folder,
            LabPki.create(),
            RunningGateway.site(
                SITE,
                origin.url(),
                "timeouts: {request_head: 700ms, request_body: 700ms, client_idle: 700ms}"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    origin.close();
  }

  private static void assertTold(int status, String cause) throws Exception {
    ExchangeRecord told = gateway.next();
    assertThat(told.status()).isEqualTo(status);
    assertThat(told.findings()).isNotEmpty();
    assertThat(told.findings().getFirst().cause().id()).isEqualTo(cause);
  }

  @Test
  void aHeadThatDoesNotEnd() throws Exception {
    try (TestClient client = gateway.client(SITE)) {
      client.send(HEAD + "X: ");
      Response response = client.response(false);
      assertThat(response.status()).isEqualTo(408);
      assertThat(response.field("Connection")).isEqualTo("close");
      assertThat(client.closed()).isTrue();
    }
    assertTold(408, "client.request.timeout");
  }

  @Test
  void aBodyThatDoesNotGoOn() throws Exception {
    try (TestClient client = gateway.client(SITE)) {
      client.send(HEAD + "Content-Length: 10\r\n\r\nhello");
      Response response = client.response(false);
      assertThat(response.status()).isEqualTo(408);
      assertThat(client.closed()).isTrue();
    }
    assertTold(408, "client.request.body-timeout");
    assertThat(origin.requests()).isEmpty();
  }

  @Test
  void anHttp2BodyThatDoesNotGoOn() throws Exception {
    try (Http2TestClient client = Http2TestClient.connect(gateway.port(), SITE, gateway.pki())) {
      int stream = client.post(SITE, "/");
      client.data(stream, false, new byte[5]);
      assertThat(client.answer(stream).status()).isEqualTo(408);
    }
    assertTold(408, "client.request.body-timeout");
  }

  @Test
  void aConnectionWithoutARequestIsClosedAndNoExchange() throws Exception {
    try (TestClient client = gateway.client(SITE);
        Http2TestClient other = Http2TestClient.connect(gateway.port(), SITE, gateway.pki())) {
      assertThat(client.closed()).isTrue();
      assertThat(other.closes()).isTrue();
    }
    assertThat(gateway.all()).isEmpty();
  }

  @Test
  void aClientThatLeavesAmidstItsHeadOrItsBody() throws Exception {
    try (TestClient client = gateway.client(SITE)) {
      client.send(HEAD);
    }
    assertTold(499, "client.request.closed");
    try (TestClient client = gateway.client(SITE)) {
      client.send(HEAD + "Content-Length: 10\r\n\r\nhello");
    }
    assertTold(499, "client.request.closed");
  }
}
