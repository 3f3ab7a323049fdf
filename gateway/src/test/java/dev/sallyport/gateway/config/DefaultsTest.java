package dev.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.config.Configuration.Console;
import dev.sallyport.gateway.config.Configuration.Listen;
import dev.sallyport.gateway.config.Configuration.Log;
import dev.sallyport.gateway.config.Configuration.Scheme;
import dev.sallyport.gateway.config.SiteConfiguration.HostField;
import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import dev.sallyport.gateway.config.SiteConfiguration.Limits;
import dev.sallyport.gateway.config.SiteConfiguration.OriginTls;
import dev.sallyport.gateway.config.SiteConfiguration.PostHandshakeAuth;
import dev.sallyport.gateway.config.SiteConfiguration.Recorder;
import dev.sallyport.gateway.config.SiteConfiguration.Renegotiation;
import dev.sallyport.gateway.config.SiteConfiguration.Rules;
import dev.sallyport.gateway.config.SiteConfiguration.RulesMode;
import dev.sallyport.gateway.config.SiteConfiguration.Timeouts;
import dev.sallyport.gateway.config.SiteConfiguration.TlsVersion;
import dev.sallyport.gateway.config.SiteConfiguration.Verify;
import dev.sallyport.gateway.ruleset.CrsChoice;
import dev.sallyport.gateway.ruleset.RuleSelection;
import dev.sallyport.gateway.ruleset.SiteVariables;
import dev.sallyport.rules.eval.FailureMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Locks every default: who changes one changes it here too. */
class DefaultsTest {
  private static final List<TlsVersion> MODERN = List.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);

  private static final SiteConfiguration SITE =
      new SiteConfiguration(
          "shop.example.com",
          List.of(),
          new Identity.SelfSigned(),
          true,
          MODERN,
          List.of(URI.create("https://10.0.0.5:443")),
          HostField.CLIENT,
          new OriginTls(
              null,
              Verify.FULL,
              null,
              null,
              "",
              null,
              Renegotiation.ANSWER,
              MODERN,
              PostHandshakeAuth.RETRY),
          new Timeouts(
              Duration.ofSeconds(10),
              Duration.ofSeconds(30),
              Duration.ofSeconds(60),
              Duration.ofSeconds(10),
              Duration.ofSeconds(5),
              Duration.ofSeconds(5),
              Duration.ofSeconds(5),
              Duration.ofSeconds(10),
              Duration.ofSeconds(60),
              Duration.ofSeconds(60),
              Duration.ofSeconds(60),
              Duration.ofSeconds(60),
              Duration.ofSeconds(55),
              Duration.ofSeconds(75),
              Duration.ofHours(1)),
          new Limits(65_536, 200, 0, 65_536, 1024, 128),
          new Rules(
              RulesMode.BLOCK,
              new RuleSelection(new CrsChoice.Auto(), null, List.of(), List.of()),
              new SiteVariables(null, null, null, null),
              FailureMode.DENY,
              null),
          new Recorder(
              Recorder.On.OFF,
              new Recorder.Matching(List.of(), List.of(), List.of()),
              200,
              262_144,
              false,
              new Recorder.Cover(
                  List.of("Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie"), 4096)));

  private static final Configuration ALL =
      new Configuration(
          List.of(new Listen(Scheme.HTTPS, address("0.0.0.0", 8443), false)),
          new Console(address("127.0.0.1", 9443), null, null),
          null,
          List.of(),
          Runtime.getRuntime().availableProcessors(),
          20_000,
          Duration.ofSeconds(30),
          new Log(null, Log.Exchanges.ALL, 104_857_600, 7),
          null,
          Map.of("shop.example.com", SITE));

  private static InetSocketAddress address(String literal, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
  }

  @Test
  void aFileThatSaysOnlyWhatIsRequiredGetsTheseValues() throws Exception {
    assertThat(Readings.NO_FILES.checked(Readings.SITE).configuration()).isEqualTo(ALL);
  }

  @Test
  void aSiteOfTheCommandLineGetsTheSameValues() throws Exception {
    assertThat(Configuration.forSite("shop.example.com", URI.create("https://10.0.0.5:443")))
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*\\.rules\\.set") // what this machine has installed
        .isEqualTo(ALL);
  }

  @Test
  void anEmptySectionIsTheSameAsNone() throws Exception {
    String text =
        Readings.SITE + "    timeouts: {}\n    limits: {}\n    origin_tls: {}\n    tls: {}\n";
    assertThat(Readings.NO_FILES.checked(text).configuration()).isEqualTo(ALL);
  }
}
