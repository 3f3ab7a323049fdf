package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.gateway.config.Configuration.Log;
import dev.sallyport.gateway.record.ExchangeLog;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.fault.FaultServer;
import dev.sallyport.lab.fault.Faults;
import dev.sallyport.lab.pki.LabPki;
import java.io.ByteArrayOutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients see while the exchange log is behind, and what it never shows. */
class ObserversBehindTest {
  private static final String SECRET = "c2VjcmV0OnNlY3JldA";
  private static LabPki pki;

  @TempDir Path folder;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  private RunningGateway gateway(FaultServer origin) throws Exception {
    return RunningGateway.start(
        folder,
        pki,
        RunningGateway.site(
            FaultServer.NAME,
            "https://127.0.0.1:" + origin.port(),
            "origin_tls: {trust: ca.pem, sni: " + FaultServer.NAME + "}"));
  }

  @Test
  void aRequestWaitsUntilTheyHaveCaughtUp() throws Exception {
    try (FaultServer origin = FaultServer.start(Faults.named("certificate-weak-key"), pki);
        RunningGateway gateway = gateway(origin);
        TestClient client = gateway.client(FaultServer.NAME)) {
      assertThat(client.get(FaultServer.NAME, "/1").status()).isEqualTo(200);
      gateway.behind(true);
      client.socket().setSoTimeout(300);
      assertThatThrownBy(() -> client.get(FaultServer.NAME, "/2"))
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(origin.requests()).isEqualTo(1);
      gateway.behind(false);
      client.socket().setSoTimeout(30_000);
      assertThat(client.response(false).status()).isEqualTo(200);
      assertThat(client.get(FaultServer.NAME, "/3").status()).isEqualTo(200);
    }
  }

  @Test
  void overHttp2NothingFurtherIsReadUntilTheyHaveCaughtUp() throws Exception {
    try (FaultServer origin = FaultServer.start(Faults.named("certificate-weak-key"), pki);
        RunningGateway gateway = gateway(origin);
        Http2TestClient client = Http2TestClient.connect(gateway.port(), FaultServer.NAME, pki)) {
      gateway.behind(true);
      int begun = client.get(FaultServer.NAME, "/1");
      assertThat(client.answer(begun).status()).as("it was read when that was seen").isEqualTo(200);
      int waits = client.get(FaultServer.NAME, "/2");
      client.socket().setSoTimeout(300);
      assertThatThrownBy(() -> client.answer(waits)).isInstanceOf(SocketTimeoutException.class);
      assertThat(origin.requests()).isEqualTo(1);
      gateway.behind(false);
      client.socket().setSoTimeout(30_000);
      assertThat(client.answer(waits).status()).isEqualTo(200);
      assertThat(client.answer(client.get(FaultServer.NAME, "/3")).status()).isEqualTo(200);
    }
  }

  @Test
  void credentialsAreNeverInALine() throws Exception {
    for (String fault : new String[] {"certificate-weak-key", "response-closed"}) {
      try (FaultServer origin = FaultServer.start(Faults.named(fault), pki);
          RunningGateway gateway = gateway(origin);
          TestClient client = gateway.client(FaultServer.NAME)) {
        client.get(
            FaultServer.NAME,
            "/",
            "Authorization: Basic " + SECRET,
            "Proxy-Authorization: Basic " + SECRET,
            "Cookie: session=" + SECRET,
            "X-Api-Key: " + SECRET);
        assertThat(line(gateway.next())).contains("\"url.path\":\"/\"").doesNotContain(SECRET);
      }
    }
  }

  private static String line(ExchangeRecord exchange) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExchangeLog log = new ExchangeLog(new Log(null, Log.Exchanges.ALL, 1 << 20, 1), out);
    log.take(exchange);
    log.close();
    return out.toString(StandardCharsets.UTF_8);
  }
}
