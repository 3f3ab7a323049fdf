package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that asks first whether its body is wanted (RFC 9110 section 10.1.1). */
class ExpectationTest {
  private static final String SITE = "expect.lab.test";
  private static final String HEAD =
      "POST / HTTP/1.1\r\nHost: " + SITE + "\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n";

  @TempDir Path folder;

  @Test
  void theOriginsContinueReachesTheClientBeforeItsBody() throws Exception {
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.send("HTTP/1.1 100 Continue\r\n\r\n");
              with.answer("200 OK", with.exactly(5));
              with.head();
            });
        RunningGateway gateway =
            RunningGateway.start(folder, LabPki.create(), RunningGateway.site(SITE, origin.url()));
        TestClient client = gateway.client(SITE)) {
      client.send(HEAD);
      assertThat(client.response(false).status()).isEqualTo(100);
      client.send("hello");
      assertThat(client.response(false).body()).isEqualTo("hello");
      assertThat(gateway.next().findings()).isEmpty();
    }
  }

  @Test
  void theOriginsRefusalReachesTheClientWithoutABody() throws Exception {
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.answer("417 Expectation Failed", "no");
              with.head();
            });
        RunningGateway gateway =
            RunningGateway.start(folder, LabPki.create(), RunningGateway.site(SITE, origin.url()));
        TestClient client = gateway.client(SITE)) {
      client.send(HEAD);
      TestClient.Response response = client.response(false);
      assertThat(response.status()).isEqualTo(417);
      assertThat(response.field("Connection")).isEqualTo("close");
      assertThat(client.closed()).isTrue();
    }
  }
}
