package dev.sallyport.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Request;
import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that stop in the middle of something: the doctor's patience ends all of it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StallingPeerTest {
  private static final String NAME = "stall.lab.test";
  private static final Duration HANDSHAKE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static LabPki pki;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  /** What the peer does with a connection whose handshake is done; then it keeps still. */
  private interface Manner {
    void meet(SSLSocket socket) throws IOException;
  }

  private static List<String> causes(Manner manner, Request request, boolean again)
      throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (SSLServerSocket server =
        (SSLServerSocket)
            pki.serverContext(pki.server(NAME)).getServerSocketFactory().createServerSocket(0)) {
      server.setEnabledProtocols(new String[] {"TLSv1.2"});
      Thread.ofVirtual()
          .start(() -> {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
              socket.startHandshake();
              manner.meet(socket);
              over.await();
            } catch (IOException | InterruptedException e) {
              // the doctor left
            }
          });
      TlsSettings tls = new TlsSettings(NAME, List.of("TLSv1.2"), pki.trustStore(), true);
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
      return new Doctor(tls, new Patience(HANDSHAKE, HANDSHAKE, PATIENCE))
          .examine(request, address, null, again).findings().stream()
              .map(Finding::cause)
              .map(cause -> cause.id())
              .toList();
    } finally {
      over.countDown();
    }
  }

  private static Request request(String method, byte[] body) {
    return new Request(method, "/", NAME, List.of(), body);
  }

  @Test
  void aPeerThatTakesNoBody() throws Exception {
    assertThat(causes(socket -> {}, request("PUT", new byte[16 << 20]), false))
        .containsExactly("origin.send.timeout");
  }

  @Test
  void aPeerThatAsksForAHandshakeBetweenRequestsAndNeverDoesIt() throws Exception {
    Manner manner =
        socket -> {
          readHead(socket);
          socket
              .getOutputStream()
              .write(
                  "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
                      .getBytes(StandardCharsets.US_ASCII));
          socket.startHandshake(); // HelloRequest; the answer to it is not read
        };
    assertThat(causes(manner, request("GET", new byte[0]), true)).isNotEmpty();
  }

  private static void readHead(SSLSocket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) socket.getInputStream().read());
    }
  }
}
