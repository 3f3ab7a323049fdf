package dev.sallyport.lab.iis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.lab.pki.LabPki;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's client, which offers its session again wherever it can. */
class JdkClientTest {
  private static String ask(SSLContext context, IisLikeOrigin origin, String site)
      throws Exception {
    Socket tcp = new Socket(origin.address().getAddress(), origin.port());
    try (SSLSocket tls =
            (SSLSocket) context.getSocketFactory().createSocket(tcp, site, origin.port(), true);
        InputStream in = tls.getInputStream()) {
      String request = "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(site);
      tls.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept.lab.test", "require.lab.test"})
  void everyConnectionRenegotiatesInFullAndShowsTheCertificate(String site) throws Exception {
    LabPki pki = LabPki.create();
    SSLContext client = pki.clientContext(pki.client("client.lab.test"));
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults())) {
      for (int connection = 1; connection <= 3; connection++) {
        assertThat(ask(client, origin, site))
            .contains("200 OK", "Lab-Client-Certificate: CN=client.lab.test");
      }
      List<Fact> facts = origin.facts().stream().map(DatedFact::fact).toList();
      assertThat(facts).filteredOn(new Fact.HelloRequestAnswered()::equals).hasSize(3);
      assertThat(facts)
          .filteredOn(new Fact.PeerCertificate("CN=client.lab.test")::equals)
          .hasSize(3);
    }
  }
}
