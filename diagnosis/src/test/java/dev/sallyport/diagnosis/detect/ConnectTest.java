package dev.sallyport.diagnosis.detect;

import static dev.sallyport.diagnosis.Scene.direct;
import static dev.sallyport.diagnosis.Scene.gateway;
import static dev.sallyport.diagnosis.Scene.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.Scene;
import dev.sallyport.diagnosis.report.Report.Verdict;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.ConnectFault;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and TCP connections that do not come up. */
class ConnectTest {
  private static final String ADDRESS = "10.0.0.5:443";

  @ParameterizedTest
  @CsvSource({
    "not-found, origin.dns.not-found, 502",
    "NXDOMAIN, origin.dns.not-found, 502",
    "Name or service not known, origin.dns.not-found, 502",
    "query timed out, origin.dns.timeout, 504",
    "SERVFAIL, origin.dns.failed, 502",
  })
  void theResolversWordsNameTheCause(String reason, String cause, int status) {
    Scene scene =
        gateway()
            .asked()
            .local(new Event.NameAsked("app.internal"))
            .after(5)
            .local(new Event.NameFailed("app.internal", reason));
    assertThat(Findings.of(scene)).containsExactly(cause + " certain");
    assertThat(Findings.status(scene)).isEqualTo(status);
  }

  @Test
  void aSilentResolverTimesOut() {
    Scene scene =
        gateway()
            .asked()
            .local(new Event.NameAsked("app.internal"))
            .after(5_000)
            .local(new Event.TimerFired(Timer.DNS, Duration.ofSeconds(5)));
    assertThat(Findings.of(scene)).containsExactly("origin.dns.timeout certain");
    assertThat(Findings.status(scene)).isEqualTo(504);
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED, origin.connect.refused, 502",
    "UNREACHABLE, origin.connect.unreachable, 502",
    "LOCAL, gateway.connect.local, 503",
  })
  void theSystemsErrorNamesTheCause(ConnectFault fault, String cause, int status) {
    Scene scene =
        gateway()
            .asked()
            .peer(new Event.Syn(ADDRESS))
            .after(1)
            .origin(new Event.ConnectFailed(ADDRESS, fault, "the system's words"));
    assertThat(Findings.of(scene)).containsExactly(cause + " certain");
    assertThat(Findings.status(scene)).isEqualTo(status);
  }

  @Test
  void ourTimerEndsAConnectionAttempt() {
    Scene scene =
        gateway()
            .asked()
            .peer(new Event.Syn(ADDRESS))
            .after(5_000)
            .local(new Event.TimerFired(Timer.CONNECT, Duration.ofSeconds(5)));
    assertThat(Findings.of(scene)).containsExactly("origin.connect.timeout certain");
    assertThat(Findings.status(scene)).isEqualTo(504);
  }

  @Test
  void aResetAnswersTheSynInACapture() {
    Scene scene = direct().peer(new Event.Syn(ADDRESS)).after(1).origin(new Event.Reset());
    assertThat(Findings.of(scene)).containsExactly("origin.connect.refused certain");
  }

  @Test
  void synsWithoutAnAnswerInACaptureAreATimeoutAfterAWhile() {
    Scene scene =
        direct()
            .peer(new Event.Syn(ADDRESS))
            .after(1_000)
            .peer(new Event.Syn(ADDRESS))
            .after(6_000)
            .local(new Event.Unfinished());
    assertThat(Findings.of(scene)).containsExactly("origin.connect.timeout likely");
    Scene soon = direct().peer(new Event.Syn(ADDRESS)).after(50).local(new Event.Unfinished());
    assertThat(Findings.of(soon)).isEmpty();
  }

  @Test
  void aSecondAddressThatAnswersLeavesADegradedSuccess() {
    Trail trail =
        gateway()
            .asked()
            .peer(new Event.Syn("[2001:db8::5]:443"))
            .after(1)
            .origin(
                new Event.ConnectFailed("[2001:db8::5]:443", ConnectFault.UNREACHABLE, "no route"))
            .tls12()
            .sent()
            .after(9)
            .origin(response(200, 5))
            .origin(new Event.ResponseEnd(5))
            .trail();
    assertThat(Diagnosis.of(trail)).hasSize(1);
    assertThat(Diagnosis.of(trail).getFirst().cause().id()).isEqualTo("origin.connect.unreachable");
    assertThat(Diagnosis.report(List.of(trail)).verdict()).isEqualTo(Verdict.DEGRADED);
  }

  @Test
  void theLastAttemptIsNamedFirst() {
    Scene scene =
        gateway()
            .asked()
            .peer(new Event.Syn(ADDRESS))
            .origin(new Event.ConnectFailed(ADDRESS, ConnectFault.REFUSED, "refused"))
            .local(new Event.Retried("next-origin"))
            .peer(new Event.Syn("10.0.0.6:443"))
            .after(5_000)
            .local(new Event.TimerFired(Timer.CONNECT, Duration.ofSeconds(5)));
    assertThat(Findings.of(scene))
        .containsExactly("origin.connect.timeout certain", "origin.connect.refused certain");
    assertThat(Findings.status(scene)).isEqualTo(504);
  }

  @Test
  void anOriginWithoutAConnectionIsCalledByWhatWasTried() {
    Trail seen =
        gateway()
            .asked()
            .peer(new Event.Syn(ADDRESS))
            .origin(new Event.ConnectFailed(ADDRESS, ConnectFault.REFUSED, "refused"))
            .trail();
    Trail nameless = new Trail("t", seen.client(), "", seen.protocol(), true, null, seen.events());
    assertThat(Diagnosis.of(nameless).getFirst().subject()).isEqualTo(ADDRESS);
  }
}
