package dev.sallyport.diagnosis.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.cause.Cause;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cause is complete, well named, and maps to codes that exist. */
class CatalogueTest {
  private static final Set<String> PHASES =
      Set.of(
          "accept",
          "tls",
          "request",
          "queue",
          "dns",
          "connect",
          "handshake",
          "renegotiation",
          "send",
          "response",
          "body",
          "tunnel");

  private static final Map<String, Set<Integer>> STATUSES =
      Map.of(
          "client", Set.of(400, 408, 413, 421, 431, 499),
          "gateway", Set.of(500, 503),
          "rules", Set.of(403, 413, 502),
          "origin", Set.of(411, 413, 414, 421, 426, 431, 502, 504));

  static List<Cause> all() {
    return Catalogue.all();
  }

  @Test
  void everyIdIsThereOnce() {
    assertThat(Catalogue.all().stream().map(Cause::id))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThanOrEqualTo(161);
  }

  @ParameterizedTest
  @MethodSource("all")
  void anIdIsSidePhaseEvent(Cause cause) {
    assertThat(cause.id()).matches("[a-z]+\\.[a-z]+\\.[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(cause.id()).isEqualTo(cause.side() + "." + cause.phase() + "." + cause.event());
    assertThat(STATUSES).containsKey(cause.side());
    assertThat(PHASES).contains(cause.phase());
    assertThat(Catalogue.find(cause.id())).contains(cause);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyFieldSaysSomething(Cause cause) {
    assertThat(cause.summary()).endsWith(".").hasSizeBetween(20, 220);
    assertThat(cause.evidence()).endsWith(".").containsIgnoringCase("certain");
    assertThat(cause.distinguish()).endsWith(".").hasSizeGreaterThan(20);
    assertThat(cause.gatewayRemedy()).isNotEmpty().allMatch(text -> text.endsWith("."));
    assertThat(cause.originRemedy()).allMatch(text -> text.endsWith("."));
    if (cause.side().equals("origin")) {
      assertThat(cause.originRemedy()).isNotEmpty();
    }
    assertThat(cause.unverified()).allMatch(text -> text.endsWith("."));
    assertThat(cause.references()).isNotEmpty().allMatch(text -> !text.isBlank());
  }

  @ParameterizedTest
  @MethodSource("all")
  void theStatusFitsTheSide(Cause cause) {
    assertThat(STATUSES.get(cause.side())).contains(cause.mapping().status());
  }

  @ParameterizedTest
  @MethodSource("all")
  void theMappingNamesCodesThatExist(Cause cause) {
    Cause.Mapping mapping = cause.mapping();
    assertThat(ProxyErrorTypes.REGISTERED).contains(mapping.proxyStatus());
    assertThat(mapping.haproxy()).matches("[CSPLRIDUKcs-][RQCHDLT-]--");
    assertThat(Vocabulary.ENVOY_FLAGS.codes()).contains(mapping.envoy());
    assertThat(Vocabulary.CLOUDFLARE.codes()).contains(mapping.cloudflare());
  }

  @ParameterizedTest
  @MethodSource("all")
  void syntaxThatWasNotRunOnARealServerSaysSo(Cause cause) {
    assertThat(cause.originRemedy())
        .allSatisfy(text -> {
          if (text.matches(".*(appcmd|netsh|Set-WebConfig|DisableTLS|DisableHTTP2).*")) {
            assertThat(text).contains("not tried on a real IIS");
          }
        });
  }

  @Test
  void aRefusalOfTheGatewaysHasOneMeaning() {
    assertThat(
            Catalogue.all().stream()
                .filter(cause -> !cause.side().equals("origin"))
                .map(cause -> cause.phase() + "." + cause.event()))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatCouldNotBeReproducedIsACauseAndHasAReason() {
    Unreproduced.reasons()
        .forEach((id, why) -> {
          assertThat(Catalogue.find(id)).as(id).isPresent();
          assertThat(why).endsWith(".").hasSizeGreaterThan(20);
        });
  }

  @Test
  void anUnknownIdIsAbsent() {
    assertThat(Catalogue.find("origin.connect.exploded")).isEmpty();
  }

  @Test
  void alertsAreFoundByNumber() {
    assertThat(Alerts.byOrigin(112).id()).isEqualTo("origin.handshake.alert-unrecognized-name");
    assertThat(Alerts.byClient(48).id()).isEqualTo("client.tls.alert-unknown-ca");
    assertThat(Alerts.byOrigin(-1).id()).isEqualTo("origin.handshake.alert-unknown");
    assertThat(Alerts.byOrigin(255).id()).isEqualTo("origin.handshake.alert-unknown");
    assertThat(Alerts.name(40)).isEqualTo("handshake_failure");
  }
}
