package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.RawOrigin.Request;
import dev.sallyport.lab.iis.Fact;
import dev.sallyport.lab.iis.IisLikeOrigin;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A connection that was authenticated for one client serves no other: NTLM and Negotiate bind an
 * identity to the connection, not to the request.
 */
class IdentityTest {
  private static final String SITE = "identity.lab.test";

  private static final String ACCEPT = "accept.lab.test";

  @TempDir Path folder;
  private RawOrigin origin;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    origin =
        RawOrigin.start(with -> {
          for (Request r = with.request(); r != null; r = with.request()) {
            if (r.head().contains("/challenge")) {
              with.answer(
                  "401 Unauthorized", "", "WWW-Authenticate: Basic", "www-authenticate: negotiate");
            } else {
              with.answer("200 OK", "" + with.number());
            }
          }
        });
    gateway =
        RunningGateway.startWith(
            folder, LabPki.create(), "workers: 1\n", RunningGateway.site(SITE, origin.url()));
  }

  @AfterEach
  void stop() {
    gateway.close();
    origin.close();
  }

  private List<Integer> connections() {
    return origin.requests().stream().map(Request::connection).toList();
  }

  @Test
  void clientsShareAConnectionThatIsNobodys() throws Exception {
    try (TestClient first = gateway.client(SITE);
        TestClient second = gateway.client(SITE)) {
      first.get(SITE, "/", "Authorization: Basic eDp5");
      second.get(SITE, "/");
    }
    assertThat(connections()).containsExactly(1, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NTLM TlRMTVNTUAAB", "ntlm x", "Negotiate YII", "NEGOTIATE x"})
  void aConnectionThatSawCredentialsIsItsClientsAlone(String credentials) throws Exception {
    try (TestClient first = gateway.client(SITE);
        TestClient second = gateway.client(SITE)) {
      first.get(SITE, "/", "Authorization: " + credentials);
      second.get(SITE, "/");
      first.get(SITE, "/");
      second.get(SITE, "/");
    }
    assertThat(connections()).containsExactly(1, 2, 1, 2);
  }

  @Test
  void aConnectionThatWasChallengedIsItsClientsAlone() throws Exception {
    try (TestClient first = gateway.client(SITE);
        TestClient second = gateway.client(SITE)) {
      assertThat(first.get(SITE, "/challenge").status()).isEqualTo(401);
      second.get(SITE, "/");
      first.get(SITE, "/");
    }
    assertThat(connections()).containsExactly(1, 2, 1);
  }

  @Test
  void streamsOfOneHttp2ConnectionAreOneClient() throws Exception {
    try (Http2TestClient first = Http2TestClient.connect(gateway.port(), SITE, gateway.pki());
        Http2TestClient second = Http2TestClient.connect(gateway.port(), SITE, gateway.pki())) {
      first.answer(first.get(SITE, "/challenge"));
      first.answer(first.get(SITE, "/"));
      second.answer(second.get(SITE, "/"));
    }
    assertThat(connections()).containsExactly(1, 1, 2);
  }

  @Test
  void aConnectionOfAClientThatLeftServesNobody() throws Exception {
    try (TestClient first = gateway.client(SITE)) {
      first.get(SITE, "/", "Authorization: NTLM x");
    }
    gateway.next();
    try (TestClient second = gateway.client(SITE)) {
      second.get(SITE, "/");
    }
    assertThat(connections()).containsExactly(1, 2);
  }

  @Test
  void aConnectionThatCarriedACertificateIsItsClientsAlone() throws Exception {
    gateway.pki().client("gateway").writePem(folder, "client");
    try (IisLikeOrigin iis = IisLikeOrigin.start(gateway.pki(), IisSettings.defaults());
        RunningGateway certified =
            RunningGateway.startWith(
                folder,
                gateway.pki(),
                "workers: 1\n",
                RunningGateway.site(
                    ACCEPT,
                    "https://127.0.0.1:" + iis.port(),
                    "origin_tls: {trust: ca.pem, sni: "
                        + ACCEPT
                        + ", client_certificate:"
                        + " {chain: client.pem, key: client.key}}"));
        TestClient first = certified.client(ACCEPT);
        TestClient second = certified.client(ACCEPT)) {
      for (TestClient client : List.of(first, second, first, second)) {
        assertThat(client.get(ACCEPT, "/").status()).isEqualTo(200);
      }
      List<Integer> asked =
          iis.facts().stream()
              .filter(f -> f.fact() instanceof Fact.Requested)
              .map(f -> f.connection())
              .toList();
      assertThat(iis.facts()).anyMatch(f -> f.fact() instanceof Fact.PeerCertificate);
      assertThat(asked).hasSize(4);
      assertThat(asked.get(0)).isEqualTo(asked.get(2)).isNotEqualTo(asked.get(1));
      assertThat(asked.get(1)).isEqualTo(asked.get(3));
    }
  }

  @Test
  void aConnectionThatWasHeldBackServesItsClientAgain() throws Exception {
    String large = "x".repeat(2_000_000);
    try (RawOrigin big =
            RawOrigin.start(with -> {
              for (Request r = with.request(); r != null; r = with.request()) {
                with.answer("200 OK", large, "WWW-Authenticate: NTLM x");
              }
            });
        RunningGateway held =
            RunningGateway.start(
                folder,
                gateway.pki(),
                RunningGateway.site(SITE, big.url(), "timeouts: {response: 5s}"));
        TestClient client = held.client(SITE)) {
      for (int i = 0; i < 5; i++) {
        assertThat(client.get(SITE, "/").body()).hasSize(large.length());
        assertThat(held.next().findings()).isEmpty();
      }
      assertThat(big.requests()).extracting(Request::connection).containsOnly(1);
    }
  }
}
