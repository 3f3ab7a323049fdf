package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.pki.LabPki;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After 101 the gateway is a pipe: bytes both ways, bounded, ended by either side. */
class WebSocketTest {
  private static final String SITE = "socket.lab.test";
  private static final String UPGRADE =
      "GET /chat HTTP/1.1\r\nHost: "
          + SITE
          + "\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
          + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
  private static final String SWITCHING =
      String.join(
          "\r\n",
          "HTTP/1.1 101 Switching Protocols",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Accept: x",
          "",
          "");
  private static final long OFFERED = 512L << 20;
  private static final long BOUND = 24L << 20;

  @TempDir Path folder;

  private RunningGateway gateway(RawOrigin origin) throws Exception {
    return RunningGateway.start(
        folder,
        LabPki.create(),
        RunningGateway.site(SITE, origin.url(), "timeouts: {tunnel: 2s, client_write: 2s}"));
  }

  private static String read(TestClient client, int n) throws Exception {
    return new String(client.socket().getInputStream().readNBytes(n), StandardCharsets.ISO_8859_1);
  }

  @Test
  void bytesPassBothWaysUntilTheOriginCloses() throws Exception {
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              String head = with.head();
              with.send(SWITCHING + "first");
              with.send(with.exactly(4) + (head != null && head.contains("Sec-WebSocket-Key")));
            });
        RunningGateway gateway = gateway(origin);
        TestClient client = gateway.client(SITE)) {
      client.send(UPGRADE);
      TestClient.Response response = client.response(false);
      assertThat(response.status()).isEqualTo(101);
      assertThat(response.field("Connection")).isEqualTo("Upgrade");
      assertThat(response.field("Upgrade")).isEqualTo("websocket");
      assertThat(response.field("Sec-WebSocket-Accept")).isEqualTo("x");
      assertThat(read(client, 5)).isEqualTo("first");
      client.send("ping");
      assertThat(read(client, 8)).isEqualTo("pingtrue");
      assertThat(client.closed()).isTrue();
      assertThat(gateway.next().status()).isEqualTo(101);
    }
  }

  @Test
  void whatTheClientSendsAheadOf101IsNotLost() throws Exception {
    String ahead = "x".repeat(100_000);
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.send(SWITCHING);
              with.send("got " + with.exactly(ahead.length()).length());
            });
        RunningGateway gateway = gateway(origin);
        TestClient client = gateway.client(SITE)) {
      client.send(UPGRADE + ahead);
      assertThat(client.response(false).status()).isEqualTo(101);
      assertThat(read(client, 10)).isEqualTo("got 100000");
    }
  }

  @Test
  void theClientsCloseIsTheEndAndNoFault() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.send(SWITCHING);
              with.head();
              closed.countDown();
            });
        RunningGateway gateway = gateway(origin)) {
      try (TestClient client = gateway.client(SITE)) {
        client.send(UPGRADE);
        assertThat(client.response(false).status()).isEqualTo(101);
      }
      closed.await();
      ExchangeRecord told = gateway.next();
      assertThat(told.status()).isEqualTo(101);
      assertThat(told.findings()).isEmpty();
    }
  }

  @Test
  void anOriginThatDoesNotReadHoldsTheClientBack() throws Exception {
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.socket().setReceiveBufferSize(64 * 1024);
              with.head();
              with.send(SWITCHING);
              Thread.sleep(60_000); // ended by close()
            });
        RunningGateway gateway = gateway(origin);
        TestClient client = gateway.client(SITE)) {
      client.send(UPGRADE);
      assertThat(client.response(false).status()).isEqualTo(101);
      AtomicLong sent = Flood.from(client.socket(), OFFERED);
      gateway.next();
      assertThat(sent.get()).isLessThan(BOUND);
    }
  }

  @Test
  void aClientThatDoesNotReadHoldsTheOriginBack() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.send(SWITCHING);
              Flood.into(with.socket(), OFFERED, sent);
            });
        RunningGateway gateway = gateway(origin);
        TestClient client = gateway.client(SITE)) {
      client.send(UPGRADE);
      assertThat(client.response(false).status()).isEqualTo(101);
      gateway.next();
      assertThat(sent.get()).isLessThan(BOUND);
    }
  }
}
