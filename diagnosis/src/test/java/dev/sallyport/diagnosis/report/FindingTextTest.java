package dev.sallyport.diagnosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.Scene;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A finding as the engineer on call reads it. */
class FindingTextTest {

  @Test
  void whatHowSureWhyAndWhatToDo() {
    Scene scene =
        Scene.gateway()
            .asked()
            .peer(new Event.Syn("10.0.0.5:443"))
            .after(5_000)
            .local(new Event.TimerFired(Timer.CONNECT, Duration.ofSeconds(5)));
    assertThat(FindingText.of(Diagnosis.of(scene.trail()).getFirst(), Colour.NONE))
        .isEqualTo(
            """
            origin.connect.timeout (certain)
              at https://10.0.0.5:443
              The origin's address did not answer the TCP connection attempt. No answer to the connection
              attempt within 5.00 s.
              Evidence
                5.00 s: No answer to the connection attempt within 5.00 s.
              Not to be confused: SYN packets went out and nothing came back: no reset, no ICMP. Usually a
              firewall drops them, the route is wrong, or the origin's listen queue is full. If the address
              answers from elsewhere, the gateway's address is blocked.
              At the origin
                - Let the gateway's addresses through the firewall in front of the origin.
                - Check the load of the origin: a full listen queue drops SYN packets too.
              At the gateway
                - Sallyport: check the address in `origins`; `timeouts.connect` sets the wait.
                - Check which source address the gateway uses and whether the origin's side knows it.
              See RFC 9293 section 3.8.3; RFC 9209 section 2.3.9 (connection_timeout).
            """);
  }

  @Test
  void aWordThatNoLineHoldsIsCut() {
    Scene scene =
        Scene.gateway()
            .asked()
            .peer(new Event.Syn("10.0.0.5:443"))
            .local(new Event.InternalFault("w".repeat(1_000)));
    assertThat(FindingText.of(Diagnosis.of(scene.trail()).getFirst(), Colour.NONE).lines())
        .hasSizeGreaterThan(10)
        .allMatch(line -> line.length() <= Ladder.WIDTH);
  }
}
