package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An origin that has answered before the request was complete. */
class EarlyAnswerTest {
  private static final String SITE = "early.lab.test";
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  @Test
  void theClientsConnectionServesTheNextRequest() throws Exception {
    LabPki pki = LabPki.create();
    try (ServerSocket origin = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerHeads(origin));
      try (RunningGateway gateway =
              RunningGateway.start(
                  folder,
                  pki,
                  RunningGateway.site(SITE, "http://127.0.0.1:" + origin.getLocalPort()));
          TestClient client = gateway.client(SITE)) {
        client.send("POST / HTTP/1.1\r\nHost: " + SITE + "\r\nContent-Length: 200000\r\n\r\nx");
        assertThat(client.response(false).status()).isEqualTo(200);
        client.send(new byte[199_999]);
        assertThat(client.get(SITE, "/").status()).isEqualTo(200);
        assertThat(gateway.next().findings()).isEmpty();
        assertThat(gateway.next().findings()).isEmpty();
      }
    }
  }

  private static void answerHeads(ServerSocket origin) {
    try {
      while (true) {
        Socket socket = origin.accept();
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          head.append((char) in.read());
        }
        socket.getOutputStream().write(ANSWER);
      }
    } catch (IOException closed) {
      assertThat(origin.isClosed()).isTrue();
    }
  }
}
