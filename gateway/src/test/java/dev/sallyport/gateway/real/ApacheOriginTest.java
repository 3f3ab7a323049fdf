package dev.sallyport.gateway.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.gateway.RunningGateway;
import dev.sallyport.gateway.TestClient;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.ExchangeRecord.OriginUse;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apache httpd that asks for client certificates by location, so after the request. */
class ApacheOriginTest {
  private static final String TLS12 = "tls12.lab.test";
  private static final String TLS13 = "tls13.lab.test";

  @TempDir static Path apacheFolder;
  @TempDir Path folder;

  private static LabPki pki;
  private static ApacheServer apache;

  @BeforeAll
  static void startApache() throws Exception {
    Program.assumeInstalled("apache2");
    pki = LabPki.create();
    pki.writeAuthority(apacheFolder);
    pki.server(TLS12, TLS13).writePem(apacheFolder, "origin");
    Files.writeString(apacheFolder.resolve("page.txt"), "This is Apache.\n");
    apache =
        ApacheServer.start(
            apacheFolder,
            List.of("ssl", "alias"),
            """
            SSLCertificateFile FOLDER/origin.pem
            SSLCertificateKeyFile FOLDER/origin.key
            SSLCACertificateFile FOLDER/ca.pem
            SSLSessionCache none
            AliasMatch ^ FOLDER/page.txt
            <VirtualHost 127.0.0.1:PORT>
              ServerName tls12.lab.test
              SSLEngine on
              SSLProtocol TLSv1.2
              <Location /optional>
                SSLVerifyClient optional
                SSLRenegBufferSize 4194304
              </Location>
              <Location /small-buffer>
                SSLVerifyClient optional
              </Location>
              <Location /require>
                SSLVerifyClient require
              </Location>
              <Location /one-cipher>
                SSLCipherSuite ECDHE-ECDSA-AES128-GCM-SHA256
              </Location>
              <Location /other-cipher>
                SSLCipherSuite ECDHE-ECDSA-AES256-GCM-SHA384
              </Location>
            </VirtualHost>
            <VirtualHost 127.0.0.1:PORT>
              ServerName tls13.lab.test
              SSLEngine on
              SSLProtocol +TLSv1.2 +TLSv1.3
              <Location /optional>
                SSLVerifyClient optional
              </Location>
            </VirtualHost>
            """);
  }

  @AfterAll
  static void stopApache() {
    if (apache != null) {
      apache.close();
    }
  }

  private RunningGateway gateway(String name, String... more) throws Exception {
    String tls = "origin_tls: {trust: ca.pem, sni: " + name + ", renegotiation: answer";
    for (String m : more) {
      tls += ", " + m;
    }
    String url = "https://127.0.0.1:" + apache.port();
    return RunningGateway.start(folder, pki, RunningGateway.site(name, url, tls + "}"));
  }

  private static OriginUse use(ExchangeRecord exchange) {
    OriginUse use = exchange.origin();
    if (use == null) {
      throw new AssertionError("no origin was used");
    }
    return use;
  }

  private static List<String> causes(ExchangeRecord exchange) {
    return exchange.findings().stream().map(f -> f.cause().id()).toList();
  }

  @Test
  void aRequestThatBringsAHelloRequestIsServed() throws Exception {
    try (RunningGateway gateway = gateway(TLS12);
        TestClient client = gateway.client(TLS12)) {
      TestClient.Response response = client.get(TLS12, "/optional");
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("This is Apache.\n");
      ExchangeRecord exchange = gateway.next();
      assertThat(causes(exchange)).isEmpty();
      assertThat(exchange.phases().of(Phase.RENEGOTIATION)).isPositive();
    }
  }

  @Test
  void aBodyThatTheOriginBuffersIsServed() throws Exception {
    try (RunningGateway gateway = gateway(TLS12);
        TestClient client = gateway.client(TLS12)) {
      assertThat(client.post(TLS12, "/optional", new byte[1 << 20]).status()).isEqualTo(200);
      ExchangeRecord exchange = gateway.next();
      assertThat(causes(exchange)).isEmpty();
      assertThat(exchange.request().bodyBytes()).isEqualTo(1 << 20);
      assertThat(exchange.phases().of(Phase.RENEGOTIATION)).isPositive();
    }
  }

  @Test
  void onePooledConnectionRenegotiatesThreeTimes() throws Exception {
    try (RunningGateway gateway = gateway(TLS12);
        TestClient client = gateway.client(TLS12)) {
      int before = apache.accessLog().size();
      String address = "";
      for (String path : List.of("/one-cipher", "/other-cipher", "/one-cipher")) {
        assertThat(client.get(TLS12, path).status()).isEqualTo(200);
        ExchangeRecord exchange = gateway.next();
        assertThat(exchange.phases().of(Phase.RENEGOTIATION)).as(path).isPositive();
        assertThat(use(exchange).reused()).isEqualTo(!address.isEmpty());
        address = use(exchange).address();
        assertThat(address).endsWith(":" + apache.port());
      }
      List<String> seen = apache.accessLog().subList(before, before + 3);
      assertThat(seen.stream().map(line -> line.substring(0, line.indexOf(' '))).distinct())
          .as("client ports in %s", seen)
          .hasSize(1);
    }
  }

  @Test
  void aRequiredCertificateThatIsMissingIsNamed() throws Exception {
    try (RunningGateway gateway = gateway(TLS12);
        TestClient client = gateway.client(TLS12)) {
      assertThat(client.get(TLS12, "/require").status()).isEqualTo(502);
      ExchangeRecord exchange = gateway.next();
      assertThat(causes(exchange)).first().isEqualTo("origin.renegotiation.certificate-required");
    }
  }

  @Test
  void aRequiredCertificateThatIsConfiguredIsShown() throws Exception {
    pki.client("gateway.lab.test").writePem(folder, "gateway");
    String own = "client_certificate: {chain: gateway.pem, key: gateway.key}";
    try (RunningGateway gateway = gateway(TLS12, own);
        TestClient client = gateway.client(TLS12)) {
      assertThat(client.get(TLS12, "/require").status()).isEqualTo(200);
      assertThat(causes(gateway.next())).isEmpty();
    }
  }

  /** Two gateways: what the first learnt of the origin is nothing to the second. */
  @ParameterizedTest
  @ValueSource(strings = {"/optional", "/small-buffer"})
  void aBodyThatTheOriginDoesNotBufferIsAskedForOnceTheOriginRenegotiated(String first)
      throws Exception {
    byte[] body = new byte[1 << 20];
    try (RunningGateway gateway = gateway(TLS12)) {
      boolean known = first.equals("/optional");
      try (TestClient client = gateway.client(TLS12)) {
        TestClient.Response response =
            known ? client.get(TLS12, first) : client.post(TLS12, first, body);
        assertThat(response.status()).isEqualTo(known ? 200 : 413);
        assertThat(causes(gateway.next()))
            .isEqualTo(known ? List.of() : List.of("origin.renegotiation.body-too-large"));
      }
      try (TestClient client = gateway.client(TLS12)) {
        assertThat(client.post(TLS12, "/small-buffer", body).status()).isEqualTo(200);
        assertThat(causes(gateway.next())).isEmpty();
      }
    }
  }

  @Test
  void postHandshakeAuthIsRecognisedAndAvoidedFromThenOn() throws Exception {
    try (RunningGateway gateway = gateway(TLS13);
        TestClient client = gateway.client(TLS13)) {
      assertThat(client.get(TLS13, "/").status()).isEqualTo(200);
      assertThat(use(gateway.next()).tlsVersion()).isEqualTo("TLSv1.3");

      assertThat(client.get(TLS13, "/optional").status()).isEqualTo(200);
      ExchangeRecord retried = gateway.next();
      assertThat(causes(retried)).containsExactly("origin.renegotiation.post-handshake-auth");
      assertThat(retried.findings().getFirst().certainty()).isEqualTo(Certainty.LIKELY);
      assertThat(use(retried).attempts()).isEqualTo(2);
      assertThat(use(retried).tlsVersion()).isEqualTo("TLSv1.2");

      assertThat(client.get(TLS13, "/optional").status()).isEqualTo(200);
      ExchangeRecord straight = gateway.next();
      assertThat(causes(straight)).isEmpty();
      assertThat(use(straight).attempts()).isEqualTo(1);
      assertThat(use(straight).tlsVersion()).isEqualTo("TLSv1.2");
    }
  }
}
