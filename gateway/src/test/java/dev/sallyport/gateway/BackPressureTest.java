package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who does not read stops who sends: the gateway holds no more than its buffers and those of the
 * sockets, whatever is offered.
 */
class BackPressureTest {
  private static final String SITE = "flood.lab.test";
  private static final long OFFERED = 512L << 20;
  private static final long BOUND = 24L << 20; // two sockets' buffers at their largest, and ours
  private static final int INITIAL_WINDOW_SIZE = 4;

  private static LabPki pki;

  @TempDir Path folder;
  private final AtomicLong sent = new AtomicLong();

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  private RawOrigin sending() throws Exception {
    return RawOrigin.start(with -> {
      with.head();
      with.send("HTTP/1.1 200 OK\r\nContent-Length: " + OFFERED + "\r\n\r\n");
      Flood.into(with.socket(), OFFERED, sent);
    });
  }

  private static RawOrigin deaf() throws Exception {
    return RawOrigin.start(with -> {
      with.socket().setReceiveBufferSize(64 * 1024);
      with.head();
      Thread.sleep(60_000); // ended by close()
    });
  }

  private RunningGateway gateway(RawOrigin origin) throws Exception {
    return RunningGateway.start(
        folder,
        pki,
        RunningGateway.site(SITE, origin.url(), "timeouts: {client_write: 2s, send: 2s}"));
  }

  private static void assertCause(ExchangeRecord told, String cause) {
    assertThat(told.findings()).isNotEmpty();
    assertThat(told.findings().getFirst().cause().id()).isEqualTo(cause);
  }

  @Test
  void aClientThatDoesNotReadStopsTheOrigin() throws Exception {
    try (RawOrigin origin = sending();
        RunningGateway gateway = gateway(origin);
        TestClient client = gateway.client(SITE)) {
      client.send("GET / HTTP/1.1\r\nHost: " + SITE + "\r\n\r\n");
      assertCause(gateway.next(), "client.response.write-timeout");
      assertThat(sent.get()).isLessThan(BOUND);
    }
  }

  @Test
  void anHttp2WindowThatIsNotOpenedStopsTheOrigin() throws Exception {
    try (RawOrigin origin = sending();
        RunningGateway gateway = gateway(origin);
        Http2TestClient client =
            Http2TestClient.connect(gateway.port(), SITE, pki, INITIAL_WINDOW_SIZE, 1000)) {
      client.get(SITE, "/");
      assertCause(gateway.next(), "client.response.write-timeout");
      assertThat(sent.get()).isLessThan(BOUND);
    }
  }

  @Test
  void anHttp2DownloadComesWholeThroughASmallWindow() throws Exception {
    int bytes = 3_000_000;
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.answer("200 OK", "x".repeat(bytes));
              with.head();
            });
        RunningGateway gateway = gateway(origin);
        Http2TestClient client =
            Http2TestClient.connect(gateway.port(), SITE, pki, INITIAL_WINDOW_SIZE, 5000)) {
      Http2TestClient.Answer answer = client.answer(client.get(SITE, "/"));
      assertThat(answer.resetCode()).isEqualTo(-1);
      assertThat(answer.body()).hasSize(bytes);
      assertThat(gateway.next().findings()).isEmpty();
    }
  }

  @Test
  void whatFlowControlHoldsOfAnEndedExchangeDoesNotStayForEver() throws Exception {
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.answer("200 OK", "hello");
              with.head();
            });
        RunningGateway gateway = gateway(origin);
        Http2TestClient client =
            Http2TestClient.connect(gateway.port(), SITE, pki, INITIAL_WINDOW_SIZE, 0)) {
      int stream = client.get(SITE, "/");
      assertThat(gateway.next().status()).isEqualTo(200);
      assertThat(client.answer(stream).resetCode()).isPositive();
    }
  }

  @Test
  void anOriginThatDoesNotReadStopsTheClient() throws Exception {
    try (RawOrigin origin = deaf();
        RunningGateway gateway = gateway(origin);
        TestClient client = gateway.client(SITE)) {
      client.send(
          "POST / HTTP/1.1\r\nHost: " + SITE + "\r\nContent-Length: " + OFFERED + "\r\n\r\n");
      AtomicLong uploaded = Flood.from(client.socket(), OFFERED);
      assertCause(gateway.next(), "origin.send.timeout");
      assertThat(uploaded.get()).isLessThan(BOUND);
    }
  }

  @Test
  void anOriginThatDoesNotReadOpensNoHttp2Window() throws Exception {
    try (RawOrigin origin = deaf();
        RunningGateway gateway = gateway(origin);
        Http2TestClient client = Http2TestClient.connect(gateway.port(), SITE, pki)) {
      int stream = client.post(SITE, "/");
      assertThat(new Http2Upload(client, stream).untilAnswered(OFFERED)).isLessThan(BOUND);
      assertCause(gateway.next(), "origin.send.timeout");
    }
  }

  @Test
  void anUploadThatWaitsDoesNotStopAnotherOfItsConnection() throws Exception {
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.socket().setReceiveBufferSize(64 * 1024);
              String head = with.head();
              if (head != null && head.contains("/deaf")) {
                Thread.sleep(60_000); // ended by close()
              }
              with.answer("200 OK", with.exactly(10));
              with.head();
            });
        RunningGateway gateway =
            RunningGateway.start(
                folder, pki, RunningGateway.site(SITE, origin.url(), "timeouts: {send: 60s}"));
        Http2TestClient client = Http2TestClient.connect(gateway.port(), SITE, pki)) {
      Http2Upload upload = new Http2Upload(client, client.post(SITE, "/deaf"));
      upload.untilStopped();
      assertThat(upload.windowOfConnection()).isGreaterThan(10);
      int other = client.post(SITE, "/other", "content-length", "10");
      client.data(other, true, new byte[10]);
      assertThat(client.answer(other).status()).isEqualTo(200);
    }
  }
}
