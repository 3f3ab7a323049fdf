package dev.sallyport.diagnosis.trail;

import static dev.sallyport.diagnosis.Scene.direct;
import static dev.sallyport.diagnosis.Scene.gateway;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.Scene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a trail is parted by connection. */
class LegsTest {

  @Test
  void aCaptureHasOneLegAndNoClientOfAGateway() {
    Legs legs = Legs.of(direct().tls12().sent().trail());
    assertThat(legs.client()).isEmpty();
    assertThat(legs.attempts()).hasSize(1);
  }

  @Test
  void timersGoToTheSideThatKeptUsWaiting() {
    Legs legs =
        Legs.of(
            gateway()
                .asked()
                .local(new Event.TimerFired(Timer.REQUEST_BODY_IDLE, Duration.ofSeconds(1)))
                .local(new Event.TimerFired(Timer.DNS, Duration.ofSeconds(1)))
                .trail());
    assertThat(legs.client()).hasSize(2);
    assertThat(legs.attempts()).hasSize(1);
    assertThat(legs.attempts().getFirst().events()).hasSize(1);
  }

  @Test
  void aRetryAnotherAddressAndAReuseBeginAttempts() {
    Scene scene =
        gateway()
            .asked()
            .local(new Event.NameAsked("app"))
            .local(new Event.NameResolved("app", List.of("10.0.0.5")))
            .peer(new Event.Syn("10.0.0.5:443"))
            .origin(new Event.ConnectFailed("10.0.0.5:443", Event.ConnectFault.REFUSED, "refused"))
            .tls12()
            .sent()
            .origin(new Event.Reset())
            .local(new Event.Retried("closed-reused"))
            .peer(new Event.Reused(1, Duration.ofSeconds(1)))
            .sent();
    assertThat(Legs.of(scene.trail()).attempts()).hasSize(3);
  }

  @Test
  void aClientThatLeavesStandsInBothLegs() {
    Legs legs = Legs.of(gateway().asked().tls12().sent().client(new Event.Fin()).trail());
    assertThat(legs.client().getLast().event()).isInstanceOf(Event.Fin.class);
    assertThat(legs.attempts().getFirst().events().getLast().event()).isInstanceOf(Event.Fin.class);
  }

  @Test
  void whatTheGatewayDoesAloneBelongsToTheOriginOnceThatWasTried() {
    Event failed = new Event.HandshakeFailed("why");
    assertThat(Legs.of(gateway().local(failed).trail()).attempts()).isEmpty();
    assertThat(Legs.of(gateway().hello().local(failed).trail()).client()).isEmpty();
  }
}
