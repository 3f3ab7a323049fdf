package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An origin whose body ends with close_notify, and which leaves its socket open. */
class CloseNotifyTest {
  private static final String SITE = "notify.lab.test";
  private static final byte[] ANSWER =
      "HTTP/1.0 200 OK\r\n\r\nwhole".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  @Test
  void endsTheResponseWithoutWaitingForTheFin() throws Exception {
    LabPki pki = LabPki.create();
    try (SSLServerSocket origin =
        (SSLServerSocket)
            pki.serverContext(pki.server(SITE))
                .getServerSocketFactory()
                .createServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerOnce(origin));
      String url = "https://127.0.0.1:" + origin.getLocalPort();
      String tls = "origin_tls: {trust: ca.pem, sni: " + SITE + "}";
      try (RunningGateway gateway =
              RunningGateway.start(folder, pki, RunningGateway.site(SITE, url, tls));
          TestClient client = gateway.client(SITE)) {
        assertThat(client.get(SITE, "/").body()).isEqualTo("whole");
        assertThat(gateway.next().findings()).isEmpty();
      }
    }
  }

  private static void answerOnce(SSLServerSocket origin) {
    try (SSLSocket socket = (SSLSocket) origin.accept()) {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) socket.getInputStream().read());
      }
      socket.getOutputStream().write(ANSWER);
      socket.shutdownOutput(); // close_notify; the socket stays open
      assertThat(socket.getInputStream().read()).isNegative();
    } catch (IOException closed) {
      assertThat(origin.isClosed()).isTrue();
    }
  }
}
