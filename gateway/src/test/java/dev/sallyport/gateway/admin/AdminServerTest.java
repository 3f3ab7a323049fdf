package dev.sallyport.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.gateway.record.Records;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminServerTest {
  private final AtomicBoolean draining = new AtomicBoolean();
  private final Metrics metrics = new Metrics();
  private AdminServer server;

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = AdminServer.start(any, OperatorPages.of(draining::get, metrics));
  }

  @AfterEach
  void stop() {
    server.close();
    metrics.close();
  }

  private String ask(String requestLine, String host) throws IOException {
    try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      String request = requestLine + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void healthIs503WhileTheGatewayDrains() throws IOException {
    assertThat(ask("GET /health", "localhost"))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("\r\n\r\n{\"status\":\"ok\"}\n");
    draining.set(true);
    assertThat(ask("GET /health", "127.0.0.1:9443"))
        .startsWith("HTTP/1.1 503 ")
        .endsWith("\r\n\r\n{\"status\":\"draining\"}\n");
  }

  @Test
  void metricsAreText() throws IOException {
    metrics.take(Records.success("0000000000000001"));
    assertThat(ask("GET /metrics", "localhost"))
        .startsWith("HTTP/1.1 200 ")
        .contains("text/plain; version=0.0.4")
        .contains("http_server_request_duration_seconds_count{");
  }

  @Test
  void requestsThatNeverEndDoNotKeepOthersOut() throws IOException {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));
      slow.add(socket);
    }
    assertThat(ask("GET /health", "localhost")).startsWith("HTTP/1.1 200 ");
    for (Socket socket : slow) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      socket.close();
    }
  }

  @Test
  void aNameOfSomebodyElsesIsRefused() throws IOException {
    assertThat(ask("GET /metrics", "evil.example")).startsWith("HTTP/1.1 421 ");
  }

  @Test
  void onlyWholePathsAndReadingMethods() throws IOException {
    assertThat(ask("GET /healthy", "localhost")).startsWith("HTTP/1.1 404 ");
    assertThat(ask("POST /health", "localhost")).startsWith("HTTP/1.1 405 ").contains("GET, HEAD");
    assertThat(ask("HEAD /health", "localhost")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
  }

  @Test
  void anAddressInUseIsNamed() {
    assertThatThrownBy(() -> AdminServer.start(server.address(), Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("console: cannot listen on ")
        .hasMessageContaining("in use");
  }
}
