package dev.sallyport.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownConfigurationTest {
  private static final String EVERY_KEY =
      """
      listen:
        - https://192.0.2.1:8443
        - {address: "http://[2001:db8::1]:80", proxy_protocol: true}
      console: off
      default_site: "*.example.com"
      trusted_proxies: [10.0.0.0/8, "::1"]
      workers: 3
      max_connections: 5
      drain: 0s
      log: {to: log/exchanges.json, exchanges: failed, max_bytes: 1536KiB, keep: 0}
      sites:
        "*.example.com":
          aliases: [BÜCHER.example, "yes", "1.2"]
          certificate: {pkcs12: shop.pfx, password_file: shop.pass}
          http2: false
          tls: {versions: [TLSv1, TLSv1.1]}
          origins: [https://10.0.0.5:443/, "http://[::1]:8080", http://origin.test]
          host: origin
          origin_tls:
            sni: origin.test
            verify: chain
            verify_name: other.test
            trust: chain.pem
            client_certificate: {chain: chain.pem, key: key.pem}
            renegotiation: refuse
            versions: [TLSv1.2]
            post_handshake_auth: report
          timeouts: {client_handshake: 1ms, request_head: 2s, request_body: 3m, queue: 4h,
            dns: 1500ms, connect: 60s, handshake: 1m, renegotiation: 90s, send: 2m, response: 24h,
            response_body: 61s, client_write: 1001ms, idle: 3600s, client_idle: 60m, tunnel: 12h}
          limits: {head_bytes: 1025, fields: 1, body_bytes: 1024GiB, replay_bytes: 0,
            origin_connections: 65535, streams: 10000}
          rules: {mode: detect, crs: /etc/crs, paranoia: 2, detection_paranoia: 3,
            inbound_threshold: 6, outbound_threshold: 7, before: [b.conf], after: [a.conf],
            plugins: /etc/plugins, on_exhausted: pass}
      """;

  private static Readings files() throws Exception {
    MadeIdentity made = MadeIdentity.of("EC");
    return new Readings(
        Map.of(
            "/etc/gw/shop.pfx", made.pkcs12("secret-word"),
            "/etc/gw/shop.pass", "secret-word".getBytes(UTF_8),
            "/etc/gw/chain.pem", made.chainPem(),
            "/etc/gw/key.pem", made.pkcs8KeyPem()));
  }

  @Test
  void readingWhatIsShownGivesAnEqualConfiguration() throws Exception {
    Readings files = files();
    Configuration configuration = files.checked(EVERY_KEY).configuration();
    String shown = ShownConfiguration.yaml(configuration);
    assertThat(files.checked(shown).configuration()).isEqualTo(configuration);
    assertThat(shown).doesNotContain("secret-word").contains("password_file: /etc/gw/shop.pass");
  }

  @Test
  void aConsoleOfManyKeysIsShownWithAllOfThem() throws Exception {
    String text =
        Readings.SITE
            + "console: {listen: 192.0.2.9:9443, certificate: self_signed, token_file: own}\n";
    Configuration configuration = Readings.NO_FILES.checked(text).configuration();
    String shown = ShownConfiguration.yaml(configuration);
    assertThat(shown).contains("token_file: /etc/gw/own");
    assertThat(Readings.NO_FILES.checked(shown).configuration()).isEqualTo(configuration);
  }

  @Test
  void everyDefaultIsSpelledOut() throws Exception {
    String shown =
        ShownConfiguration.yaml(Readings.NO_FILES.checked(Readings.SITE).configuration());
    for (KeyTable<?> table :
        new KeyTable<?>[] {
          ConfigurationKeys.TABLE,
          LogKeys.TABLE,
          SiteKeys.TABLE,
          OriginTlsKeys.TABLE,
          TimeoutKeys.TABLE,
          LimitKeys.TABLE
        }) {
      for (Key<?, ?> key : table.keys()) {
        if (key.absence() instanceof Absence.Default) {
          assertThat(shown).contains(key.name() + ":");
        }
      }
    }
    assertThat(Readings.NO_FILES.checked(shown).configuration())
        .isEqualTo(Readings.NO_FILES.checked(Readings.SITE).configuration());
  }

  @Test
  void sitesInheritKeyByKeyWhatTheySayNothingAbout() throws Exception {
    String text =
        Readings.SITE
            + """
                timeouts: {connect: 1s}
              blog.example.com:
                certificate: self_signed
                origins: [https://10.0.0.6:443]
                origin_tls: {verify: off}
            defaults:
              timeouts: {connect: 2s, send: 3s}
              origin_tls: {sni: origin.test, verify: chain}
            """;
    String inFull =
        Readings.SITE
            + """
                timeouts: {connect: 1s, send: 3s}
                origin_tls: {sni: origin.test, verify: chain}
              blog.example.com:
                certificate: self_signed
                origins: [https://10.0.0.6:443]
                origin_tls: {verify: off, sni: origin.test}
                timeouts: {connect: 2s, send: 3s}
            """;
    assertThat(Readings.NO_FILES.checked(text).configuration())
        .isEqualTo(Readings.NO_FILES.checked(inFull).configuration());
  }
}
