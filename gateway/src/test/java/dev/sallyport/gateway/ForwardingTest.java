package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.RawOrigin.Request;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an origin is told of the client: by a trusted peer in addition, by anybody else anew. */
class ForwardingTest {
  private static final String SITE = "forward.lab.test";
  private static final String[] CLAIMS = {
    "X-Forwarded-For: 192.0.2.1",
    "x-forwarded-for: 192.0.2.2",
    "X-Forwarded-Proto: http",
    "X-Forwarded-Host: evil.test",
    "X-Forwarded-Port: 1",
    "Forwarded: for=192.0.2.1;proto=http",
    "Via: 1.0 before",
    "Connection: X-Forwarded-For, Forwarded, Via",
  };

  private static LabPki pki;

  @TempDir Path folder;
  private RawOrigin origin;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  @BeforeEach
  void startOrigin() throws Exception {
    origin = RawOrigin.echo();
  }

  @AfterEach
  void stopOrigin() {
    origin.close();
  }

  private Request sent(String top, String... lines) throws Exception {
    try (RunningGateway gateway =
            RunningGateway.startWith(folder, pki, top, RunningGateway.site(SITE, origin.url()));
        TestClient client = gateway.client(SITE)) {
      assertThat(client.get(SITE + ":" + gateway.port(), "/", lines).status()).isEqualTo(200);
      Request request = origin.requests().getLast();
      assertThat(request.field("Host")).isEqualTo(SITE + ":" + gateway.port());
      if (lines.length == 0) {
        assertThat(request.field("X-Forwarded-Port")).isEqualTo(Integer.toString(gateway.port()));
      }
      return request;
    }
  }

  private static void assertOwnWords(Request request) {
    assertThat(request.field("X-Forwarded-For")).isEqualTo("127.0.0.1");
    assertThat(request.field("X-Forwarded-Proto")).isEqualTo("https");
    assertThat(request.field("X-Forwarded-Host")).startsWith(SITE + ":");
    assertThat(request.field("Forwarded"))
        .startsWith("for=127.0.0.1;host=\"" + SITE + ":")
        .endsWith("\";proto=https");
  }

  @Test
  void withoutClaimsTheGatewaySaysWhatItSaw() throws Exception {
    Request request = sent("");
    assertOwnWords(request);
    assertThat(request.field("Via")).isEqualTo("1.1 sallyport");
  }

  @Test
  void theClaimsOfAStrangerAreReplaced() throws Exception {
    Request request = sent("trusted_proxies: [192.0.2.0/24]\n", CLAIMS);
    assertOwnWords(request);
    assertThat(request.field("X-Forwarded-Port")).isNotEqualTo("1");
    assertThat(request.field("Via")).isEqualTo("1.0 before, 1.1 sallyport");
  }

  @Test
  void theClaimsOfATrustedPeerAreKept() throws Exception {
    Request request = sent("trusted_proxies: [127.0.0.0/8]\n", CLAIMS);
    assertThat(request.field("X-Forwarded-For")).isEqualTo("192.0.2.1, 192.0.2.2, 127.0.0.1");
    assertThat(request.field("X-Forwarded-Proto")).isEqualTo("http");
    assertThat(request.field("X-Forwarded-Host")).isEqualTo("evil.test");
    assertThat(request.field("X-Forwarded-Port")).isEqualTo("1");
    assertThat(request.field("Forwarded"))
        .startsWith("for=192.0.2.1;proto=http, for=127.0.0.1;host=");
  }
}
