package dev.sallyport.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.TestClient.Response;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.iis.IisLikeOrigin;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several origins of one site, some of which are down. */
class FailoverTest {
  private static final String SITE = "ignore.lab.test";
  private static LabPki pki;

  @TempDir Path folder;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return s.getLocalPort();
    }
  }

  private RunningGateway gateway(int... ports) throws Exception {
    StringBuilder origins = new StringBuilder("origins: [");
    for (int port : ports) {
      origins.append("\"https://127.0.0.1:").append(port).append("\", ");
    }
    origins.setLength(origins.length() - 2);
    String site =
        SITE + ":\n  " + origins + "]\n  origin_tls: {sni: " + SITE + ", trust: ca.pem}\n";
    return RunningGateway.start(folder, pki, site);
  }

  @Test
  void takesTheNextOriginWhereOneRefuses() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway = gateway(closedPort(), origin.port())) {
      for (int i = 0; i < 8; i++) {
        try (TestClient client = gateway.client(SITE)) {
          assertThat(client.get(SITE, "/").status()).isEqualTo(200);
        }
        ExchangeRecord record = gateway.next();
        assertThat(requireNonNull(record.origin()).address()).endsWith(":" + origin.port());
      }
    }
  }

  @Test
  void whereAllOriginsFailedOftenEnoughTheyRestAndTheAnswerIs503() throws Exception {
    try (RunningGateway gateway = gateway(closedPort(), closedPort())) {
      for (int i = 0; i < 3; i++) {
        try (TestClient client = gateway.client(SITE)) {
          assertThat(client.get(SITE, "/").status()).isEqualTo(502);
        }
        assertThat(gateway.next().findings().getFirst().cause().id())
            .isEqualTo("origin.connect.refused");
      }
      try (TestClient client = gateway.client(SITE)) {
        Response response = client.get(SITE, "/");
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.field("Retry-After")).isNotEmpty();
        assertThat(response.field("Proxy-Status")).startsWith("gateway; error=");
      }
      assertThat(gateway.next().findings().getFirst().cause().id())
          .isEqualTo("gateway.queue.no-origin");
    }
  }

  @Test
  void aSitesOnlyOriginNeverRests() throws Exception {
    try (RunningGateway gateway = gateway(closedPort())) {
      for (int i = 0; i < 5; i++) {
        try (TestClient client = gateway.client(SITE)) {
          assertThat(client.get(SITE, "/").status()).isEqualTo(502);
        }
        assertThat(gateway.next().findings().getFirst().cause().id())
            .isEqualTo("origin.connect.refused");
      }
    }
  }
}
