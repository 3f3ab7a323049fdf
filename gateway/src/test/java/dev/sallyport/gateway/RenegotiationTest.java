package dev.sallyport.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.gateway.TestClient.Response;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.lab.iis.Fact;
import dev.sallyport.lab.iis.IisLikeOrigin;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.iis.WindowsTls;
import dev.sallyport.lab.pki.LabPki;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The heart: what becomes of an exchange whose origin sends HelloRequest after the request. */
class RenegotiationTest {
  private static final String ACCEPT = "accept.lab.test";
  private static LabPki pki;

  @TempDir Path folder;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  private static String policy(String policy, String... more) {
    StringBuilder text = new StringBuilder("origin_tls: {trust: ca.pem, sni: " + ACCEPT);
    text.append(", renegotiation: ").append(policy);
    for (String m : more) {
      text.append(", ").append(m);
    }
    return text.append('}').toString();
  }

  private static IisSettings patient(Duration patience) {
    return IisSettings.defaults().withPatience(patience);
  }

  private RunningGateway gateway(IisLikeOrigin origin, String... lines) throws Exception {
    return RunningGateway.start(
        folder, pki, RunningGateway.site(ACCEPT, "https://127.0.0.1:" + origin.port(), lines));
  }

  @Test
  void answersTheHelloRequest() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway = gateway(origin, policy("answer"));
        TestClient client = gateway.client(ACCEPT)) {
      Response response = client.get(ACCEPT, "/");
      assertThat(response.status()).isEqualTo(200);
      ExchangeRecord exchange = gateway.next();
      assertThat(exchange.findings()).isEmpty();
      assertThat(exchange.phases().of(Phase.RENEGOTIATION)).isPositive();
      assertThat(origin.facts())
          .extracting(f -> f.fact())
          .contains(new Fact.HelloRequestSent(), new Fact.HelloRequestAnswered());
    }
  }

  @Test
  void answersThreeTimesOnOnePooledConnection() throws Exception {
    try (IisLikeOrigin origin =
            IisLikeOrigin.start(pki, IisSettings.defaults().withEveryRequest());
        RunningGateway gateway = gateway(origin, policy("answer"), "timeouts: {idle: 30s}")) {
      for (int i = 0; i < 4; i++) {
        try (TestClient client = gateway.client(ACCEPT)) {
          assertThat(client.get(ACCEPT, "/" + i).status()).isEqualTo(200);
        }
        assertThat(gateway.next().findings()).isEmpty();
      }
      assertThat(origin.facts().stream().mapToInt(f -> f.connection()).distinct().count())
          .isLessThanOrEqualTo(2);
      assertThat(
              origin.facts().stream().filter(f -> f.fact().equals(new Fact.HelloRequestAnswered())))
          .hasSize(4);
    }
  }

  @Test
  void ignoredWithTheGatewaysTimerShorterIs504AndCertain() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, patient(Duration.ofSeconds(20)));
        RunningGateway gateway =
            gateway(origin, policy("ignore"), "timeouts: {response: 1s, renegotiation: 1s}");
        TestClient client = gateway.client(ACCEPT)) {
      assertThat(client.get(ACCEPT, "/").status()).isEqualTo(504);
      assertUnanswered(gateway.next(), 504);
    }
  }

  @Test
  void ignoredWithTheOriginsPatienceShorterIs502AndCertain() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, patient(Duration.ofMillis(700)));
        RunningGateway gateway = gateway(origin, policy("ignore"));
        TestClient client = gateway.client(ACCEPT)) {
      assertThat(client.get(ACCEPT, "/").status()).isEqualTo(502);
      assertUnanswered(gateway.next(), 502);
    }
  }

  @Test
  void ignoredWithTheClientGoneFirstIs499AndCertain() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, patient(Duration.ofSeconds(20)));
        RunningGateway gateway = gateway(origin, policy("ignore"))) {
      try (TestClient client = gateway.client(ACCEPT)) {
        client.send("GET / HTTP/1.1\r\nHost: " + ACCEPT + "\r\n\r\n");
        client.socket().setSoTimeout(1500);
        assertThatThrownBy(() -> client.response(false)).isInstanceOf(SocketTimeoutException.class);
      }
      assertUnanswered(gateway.next(), 499);
    }
  }

  @Test
  void refusedIs502AtOnce() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway = gateway(origin, policy("refuse"));
        TestClient client = gateway.client(ACCEPT)) {
      assertThat(client.get(ACCEPT, "/").status()).isEqualTo(502);
      ExchangeRecord exchange = gateway.next();
      assertThat(exchange.findings().getFirst().cause().id())
          .isEqualTo("origin.renegotiation.refused");
    }
  }

  @Test
  void answersWithARequestBodyInFlight() throws Exception {
    try (IisLikeOrigin origin =
            IisLikeOrigin.start(pki, IisSettings.defaults().withBodyInFlight());
        RunningGateway gateway = gateway(origin, policy("answer"));
        TestClient client = gateway.client(ACCEPT)) {
      assertThat(client.post(ACCEPT, "/", new byte[1 << 20]).status()).isEqualTo(200);
      assertThat(gateway.next().findings()).isEmpty();
    }
  }

  @Test
  void explainsA413AndSparesTheNextLargeBodyByAskingFirst() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway = gateway(origin, policy("answer"))) {
      byte[] large = new byte[1 << 20];
      try (TestClient client = gateway.client(ACCEPT)) {
        assertThat(client.post(ACCEPT, "/", large).status()).isEqualTo(413);
      }
      assertThat(gateway.next().findings().getFirst().cause().id())
          .isEqualTo("origin.renegotiation.body-too-large");
      try (TestClient client = gateway.client(ACCEPT)) {
        assertThat(client.get(ACCEPT, "/").status()).isEqualTo(200);
      }
      gateway.next();
      try (TestClient client = gateway.client(ACCEPT)) {
        assertThat(client.post(ACCEPT, "/", large).status()).isEqualTo(200);
      }
      assertThat(gateway.next().findings()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = WindowsTls.class,
      names = {"SERVER_2022", "SERVER_2025"})
  void asksAgainAtTls12WherePostHandshakeAuthenticationIsWanted(WindowsTls windows)
      throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults().withTls(windows));
        RunningGateway gateway = gateway(origin, policy("answer"))) {
      try (TestClient client = gateway.client(ACCEPT)) {
        assertThat(client.get(ACCEPT, "/").status()).isEqualTo(200);
      }
      ExchangeRecord first = gateway.next();
      assertThat(first.findings()).isNotEmpty();
      assertThat(first.findings().getFirst().cause().id())
          .isEqualTo("origin.renegotiation.post-handshake-auth");
      assertThat(first.findings().getFirst().certainty()).isEqualTo(Certainty.LIKELY);
      assertThat(requireNonNull(first.origin()).attempts()).isEqualTo(2);
      try (TestClient client = gateway.client(ACCEPT)) {
        assertThat(client.get(ACCEPT, "/").status()).isEqualTo(200);
      }
      ExchangeRecord second = gateway.next();
      ExchangeRecord.OriginUse used = requireNonNull(second.origin());
      assertThat(used.attempts()).isEqualTo(1);
      assertThat(used.tlsVersion()).isEqualTo("TLSv1.2");
    }
  }

  private static void assertUnanswered(ExchangeRecord exchange, int status) {
    assertThat(exchange.status()).isEqualTo(status);
    assertThat(exchange.findings()).isNotEmpty();
    assertThat(exchange.findings().getFirst().cause().id())
        .isEqualTo("origin.renegotiation.unanswered");
    assertThat(exchange.findings().getFirst().certainty()).isEqualTo(Certainty.CERTAIN);
    assertThat(exchange.findings().getFirst().evidence())
        .anySatisfy(e -> assertThat(e.at().event().word()).isEqualTo("tls.hello-request"));
  }
}
