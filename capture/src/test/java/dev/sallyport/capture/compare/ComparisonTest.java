package dev.sallyport.capture.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.analysis.SharedCaptures;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"server-keylog.txt", "keylog-other-sessions.txt"})
  void theDirectPathAndTheWafPartAfterTheHelloRequest(String keyLog) throws IOException {
    List<Comparison> pairs =
        Comparison.ofCaptures(
            SharedCaptures.flows(
                SharedCaptures.keyLog("own/keys/" + keyLog),
                "own/direct-curl-answers-AES128-SHA.pcap"),
            SharedCaptures.flows(
                SharedCaptures.keyLog("own/keys/" + keyLog), "own/waf-bc-ignore-AES128-SHA.pcap"));
    assertThat(pairs).hasSize(1);
    Comparison pair = pairs.getFirst();
    assertThat(event(pair.common())).isInstanceOf(Event.HelloRequest.class);
    assertThat(event(pair.left())).isInstanceOf(Event.RenegotiationAnswered.class);
    assertThat(event(pair.right()))
        .isInstanceOfAny(Event.ResponseHead.class, Event.TlsRecord.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"own/waf-nginx-proxy-AES.pcap", "own/waf-nginx-proxy-public-ok.pcap"})
  void theTwoLegsOfAProxyAreAPair(String capture) throws IOException {
    List<Comparison> pairs =
        Comparison.ofLegs(
            SharedCaptures.flows(SharedCaptures.keyLog("own/keys/server-keylog.txt"), capture));
    assertThat(pairs).hasSize(1);
    assertThat(pairs.getFirst().leftFlow().trail().origin()).endsWith(":28450");
    assertThat(pairs.getFirst().rightFlow().trail().origin()).endsWith(":28443");
  }

  /** The key log has the origin's leg alone. */
  @Test
  void aLegThatStaysClosedIsComparedByItsRecords() throws IOException {
    Comparison pair =
        Comparison.ofLegs(
                SharedCaptures.flows(
                    SharedCaptures.keyLog("own/keys/server-keylog.txt"),
                    "own/waf-nginx-proxy-AES.pcap"))
            .getFirst();
    assertThat(pair.leftFlow().trail().decrypted()).isFalse();
    assertThat(event(pair.common())).isInstanceOf(Event.TlsRecord.class);
    assertThat(event(pair.left())).isInstanceOf(Event.TlsRecord.class);
    assertThat(event(pair.right())).isInstanceOf(Event.HelloRequest.class);
  }

  private static @Nullable Event event(@Nullable TimedEvent at) {
    return at == null ? null : at.event();
  }
}
