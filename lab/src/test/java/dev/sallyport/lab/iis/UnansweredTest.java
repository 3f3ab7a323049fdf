package dev.sallyport.lab.iis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client of the incident: it completes the first handshake and ignores the HelloRequest. */
class UnansweredTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private static SSLSocket handshake(LabPki pki, Socket socket) throws Exception {
    SSLSocket tls =
        (SSLSocket)
            pki.clientContext()
                .getSocketFactory()
                .createSocket(socket, "accept.lab.test", socket.getPort(), false);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName("accept.lab.test")));
    parameters.setCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"});
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  private static void send(SSLSocket tls, String text) throws IOException {
    tls.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  @Timeout(60)
  void theOriginWaitsAndThenEndsTcpWithoutAlert() throws Exception {
    LabPki pki = LabPki.create();
    IisSettings settings = IisSettings.defaults().withPatience(PATIENCE);
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, settings);
        Socket socket = new Socket(origin.address().getAddress(), origin.port())) {
      send(handshake(pki, socket), "GET / HTTP/1.1\r\nHost: accept.lab.test\r\n\r\n");

      ByteBuffer afterRequest = ByteBuffer.wrap(socket.getInputStream().readAllBytes());

      assertThat(afterRequest.get()).as("record type: handshake").isEqualTo((byte) 22);
      assertThat(afterRequest.getShort()).as("TLS 1.2").isEqualTo((short) 0x0303);
      assertThat(afterRequest.getShort()).as("a HelloRequest under AES-GCM").isEqualTo((short) 28);
      assertThat(afterRequest.remaining()).as("nothing after it: no alert").isEqualTo(28);
      assertThat(origin.facts())
          .extracting(DatedFact::fact)
          .endsWith(new Fact.HelloRequestSent(), new Fact.HelloRequestUnanswered(PATIENCE));
    }
  }

  @Test
  @Timeout(60)
  void aClientThatLeavesMeanwhileIsToldApart() throws Exception {
    LabPki pki = LabPki.create();
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults())) {
      try (Socket socket = new Socket(origin.address().getAddress(), origin.port())) {
        send(handshake(pki, socket), "GET / HTTP/1.1\r\nHost: accept.lab.test\r\n\r\n");
        assertThat(socket.getInputStream().readNBytes(33)).hasSize(33);
        socket.shutdownOutput();
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(origin.facts()).extracting(DatedFact::fact).endsWith(new Fact.ClientLeft());
    }
  }
}
