package dev.sallyport.diagnosis.detect;

import static dev.sallyport.diagnosis.Scene.direct;
import static dev.sallyport.diagnosis.Scene.gateway;
import static dev.sallyport.diagnosis.Scene.get;
import static dev.sallyport.diagnosis.Scene.post;
import static dev.sallyport.diagnosis.Scene.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.Scene;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.diagnosis.trail.Timer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After the request: no response, a cut one, a broken one, and the ones that are all right. */
class ResponseTest {
  private static final Event.ResponseHead CHUNKED =
      new Event.ResponseHead(200, "HTTP/1.1", 80, Framing.CHUNKED, -1);
  private static final Event.ResponseHead UNTIL_CLOSE =
      new Event.ResponseHead(200, "HTTP/1.1", 80, Framing.UNTIL_CLOSE, -1);

  private static Event.TimerFired timer(Timer timer) {
    return new Event.TimerFired(timer, Duration.ofSeconds(60));
  }

  private static Scene sent() {
    return gateway().asked().tls12().sent();
  }

  private static Scene reused() {
    return gateway().asked().local(new Event.Reused(3, Duration.ofSeconds(119)));
  }

  @Test
  void aGoodResponseIsNoFinding() {
    assertThat(
            Findings.of(
                sent()
                    .after(20)
                    .origin(response(200, 5))
                    .origin(new Event.ResponseEnd(5))
                    .origin(new Event.Fin())))
        .isEmpty();
  }

  @Test
  void anEndInsteadOfAResponseIsTheOrigins() {
    Scene closed = sent().after(300).origin(new Event.Fin());
    assertThat(Findings.of(closed)).containsExactly("origin.response.closed certain");
    assertThat(Findings.status(closed)).isEqualTo(502);
    Scene reset = sent().after(300).origin(new Event.Reset());
    assertThat(Findings.of(reset)).containsExactly("origin.response.reset certain");
  }

  @Test
  void theKeepAliveRaceNeedsAReusedConnectionAndAnEndAtOnce() {
    Scene crossed = reused().origin(new Event.Fin()).sent();
    assertThat(Findings.of(crossed)).containsExactly("origin.response.closed-reused certain");
    assertThat(Findings.status(crossed)).isEqualTo(502);
    Scene soon = reused().sent().after(2).origin(new Event.Reset());
    assertThat(Findings.of(soon)).containsExactly("origin.response.closed-reused likely");
    Scene late = reused().sent().after(30_000).origin(new Event.Reset());
    assertThat(Findings.of(late)).containsExactly("origin.response.reset certain");
  }

  @Test
  void aRaceThatARetryGotOverIsStillTold() {
    Scene scene =
        reused()
            .sent()
            .after(2)
            .origin(new Event.Reset())
            .local(new Event.Retried("closed-reused"))
            .tls12()
            .sent()
            .origin(response(200, 5))
            .origin(new Event.ResponseEnd(5));
    assertThat(Findings.of(scene)).containsExactly("origin.response.closed-reused likely");
    assertThat(Findings.status(scene)).isEqualTo(200);
  }

  @Test
  void aSlowApplicationIsOnlyLikelyWhereNobodysTimerTells() {
    Scene gone = direct().tls12().sent().after(30_000).peer(new Event.Fin());
    assertThat(Findings.of(gone))
        .containsExactly("origin.response.timeout likely", "client.response.closed certain");
    Scene encrypted =
        direct()
            .encrypted()
            .tls12()
            .peer(new Event.TlsRecord(23, 200))
            .after(60_000)
            .local(timer(Timer.RESPONSE_HEAD));
    assertThat(Findings.of(encrypted)).containsExactly("origin.response.timeout likely");
  }

  @Test
  void aClientThatLeavesEarlySaysNothingAboutTheOrigin() {
    Scene early = sent().after(200).client(new Event.Reset());
    assertThat(Findings.of(early)).containsExactly("client.response.closed certain");
    assertThat(Findings.status(early)).isEqualTo(499);
    Scene late = sent().after(3_000).client(new Event.Reset());
    assertThat(Findings.of(late))
        .containsExactly("client.response.closed certain", "origin.response.timeout possible");
    assertThat(Findings.status(late)).isEqualTo(499);
  }

  @Test
  void aCutBodyIsTruncated() {
    Scene cut =
        sent()
            .origin(response(200, 100))
            .after(5)
            .origin(new Event.Fin())
            .origin(new Event.BodyCut(40, 100));
    assertThat(Findings.of(cut)).containsExactly("origin.response.truncated certain");
    assertThat(Diagnosis.of(cut.trail()).getFirst().detail())
        .isEqualTo("The body stopped after 40 of 100 bytes.");
    assertThat(Findings.status(cut)).isEqualTo(502);
    Scene chunks = sent().origin(CHUNKED).origin(new Event.Reset());
    assertThat(Findings.of(chunks)).containsExactly("origin.response.truncated certain");
  }

  @Test
  void aCutHeadIsTruncatedToo() {
    Scene cut = sent().after(5).origin(new Event.Fin()).origin(new Event.HeadCut(27));
    assertThat(Findings.of(cut)).containsExactly("origin.response.truncated certain");
    assertThat(Findings.status(cut)).isEqualTo(502);
    Scene slow =
        sent().after(60_000).local(timer(Timer.RESPONSE_HEAD)).origin(new Event.HeadCut(27));
    assertThat(Findings.of(slow)).containsExactly("origin.response.timeout certain");
    assertThat(Diagnosis.of(slow.trail()).getFirst().evidence())
        .anyMatch(e -> e.text().startsWith("Only 27 bytes of a response's head"));
  }

  @Test
  void noAnswerToExpectIsWithheld() {
    Scene scene =
        gateway()
            .asked()
            .tls12()
            .peer(new Event.RequestHead("POST", "/", "HTTP/1.1", 90, Framing.LENGTH, 2, true))
            .after(60_000)
            .local(timer(Timer.RESPONSE_HEAD));
    assertThat(Findings.of(scene)).containsExactly("origin.response.continue-withheld certain");
    assertThat(Findings.status(scene)).isEqualTo(504);
  }

  @Test
  void theStatusThatWasSentStays() {
    Scene cut =
        sent().origin(response(200, 100)).toClient(response(200, 100)).origin(new Event.Reset());
    assertThat(Findings.status(cut)).isEqualTo(200);
  }

  @Test
  void aSilentBodyTimesOut() {
    Scene scene =
        sent()
            .origin(CHUNKED)
            .after(60_000)
            .local(timer(Timer.RESPONSE_BODY_IDLE))
            .origin(new Event.BodyCut(10, -1));
    assertThat(Findings.of(scene)).containsExactly("origin.response.body-timeout certain");
    assertThat(Findings.status(scene)).isEqualTo(504);
  }

  @Test
  void aCutThatTheClientCausedIsNotTheOrigins() {
    Scene scene =
        sent().origin(CHUNKED).after(9).client(new Event.Fin()).origin(new Event.BodyCut(10, -1));
    assertThat(Findings.of(scene)).containsExactly("client.response.closed certain");
  }

  @Test
  void aResponseUntilCloseNeedsCloseNotify() {
    Scene clean =
        sent()
            .origin(UNTIL_CLOSE)
            .origin(new Event.Alert(1, 0, 26))
            .origin(new Event.Fin())
            .origin(new Event.ResponseEnd(10));
    assertThat(Findings.of(clean)).isEmpty();
    Scene unclean =
        sent().origin(UNTIL_CLOSE).origin(new Event.Fin()).origin(new Event.ResponseEnd(10));
    assertThat(Findings.of(unclean)).containsExactly("origin.response.no-close-notify certain");
    Scene plain =
        gateway()
            .asked()
            .connected()
            .sent()
            .origin(UNTIL_CLOSE)
            .origin(new Event.Fin())
            .origin(new Event.ResponseEnd(10));
    assertThat(Findings.of(plain)).isEmpty();
    Scene tunnel =
        sent()
            .origin(new Event.ResponseHead(101, "HTTP/1.1", 80, Framing.UNTIL_CLOSE, -1))
            .origin(new Event.Fin());
    assertThat(Findings.of(tunnel)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "chunk, malformed",
    "head-too-large, head-too-large",
    "too-many-fields, head-too-large",
    "unexpected-bytes, unexpected-bytes",
  })
  void aBrokenResponseNamesItsRule(String rule, String event) {
    Scene scene = sent().origin(new Event.Malformed(rule, "what is wrong"));
    assertThat(Findings.of(scene)).containsExactly("origin.response." + event + " certain");
    assertThat(Findings.status(scene)).isEqualTo(502);
  }

  @Test
  void streamErrorsOfHttp2AreNamed() {
    Scene reset = sent().origin(new Event.StreamReset("INTERNAL_ERROR"));
    assertThat(Findings.of(reset)).containsExactly("origin.response.stream-reset certain");
    Scene old = sent().origin(new Event.StreamReset("HTTP_1_1_REQUIRED"));
    assertThat(Findings.of(old)).containsExactly("origin.response.http-1-1-required certain");
  }

  @Test
  void theOriginsOwnErrorIsPassedOn() {
    Scene scene = sent().origin(response(503, 5)).origin(new Event.ResponseEnd(5));
    assertThat(Findings.of(scene)).containsExactly("origin.response.server-error certain");
    assertThat(Findings.status(scene)).isEqualTo(503);
  }

  @Test
  void whatIsSentAfterTheOriginHasLeftIsNoWholeRequest() {
    Scene left = direct().tls12().peer(post(1_000_000)).after(10).origin(new Event.Fin());
    assertThat(Findings.of(left.after(10).peer(new Event.RequestEnd(1_000_000))))
        .containsExactly("origin.send.closed certain");
    Scene whole = direct().tls12().peer(post(1_000_000)).peer(new Event.RequestEnd(1_000_000));
    assertThat(Findings.of(whole.after(10).origin(new Event.Fin())))
        .containsExactly("origin.response.closed certain");
  }

  @Test
  void aRequestThatIsNotTakenIsAFaultOfSending() {
    Scene sending = gateway().client(post(1_000_000)).tls12().peer(post(1_000_000)).after(900);
    assertThat(
            Findings.of(
                gateway()
                    .client(post(1_000_000))
                    .tls12()
                    .peer(post(1_000_000))
                    .after(60_000)
                    .local(timer(Timer.SEND))))
        .containsExactly("origin.send.timeout certain");
    assertThat(Findings.of(sending.origin(new Event.Reset())))
        .containsExactly("origin.send.reset certain");
    assertThat(Findings.of(gateway().client(post(9)).tls12().peer(post(9)).origin(new Event.Fin())))
        .containsExactly("origin.send.closed certain");
  }

  @Test
  void tunnelsFailByTimerAndByReset() {
    Event.ResponseHead switched = new Event.ResponseHead(101, "HTTP/1.1", 80, Framing.NONE, -1);
    Scene idle = sent().origin(switched).after(60_000).local(timer(Timer.TUNNEL_IDLE));
    assertThat(Findings.of(idle)).containsExactly("origin.tunnel.timeout certain");
    Scene reset = sent().origin(switched).after(60_000).origin(new Event.Reset());
    assertThat(Findings.of(reset)).containsExactly("origin.tunnel.closed certain");
    Scene closed = sent().origin(switched).after(60_000).origin(new Event.Fin());
    assertThat(Findings.of(closed)).isEmpty();
    Scene left = sent().origin(switched).after(60_000).client(new Event.Fin());
    assertThat(Findings.of(left)).isEmpty();
  }

  @Test
  void anUpgradeThatIsNotMadeIsNamed() {
    Scene scene =
        gateway()
            .asked()
            .tls12()
            .peer(get())
            .peer(new Event.UpgradeAsked("websocket"))
            .origin(response(200, 5))
            .origin(new Event.ResponseEnd(5));
    assertThat(Findings.of(scene)).containsExactly("origin.tunnel.upgrade-refused certain");
    Scene login =
        gateway()
            .asked()
            .tls12()
            .peer(get())
            .peer(new Event.UpgradeAsked("websocket"))
            .origin(response(401, 5))
            .origin(new Event.ResponseEnd(5));
    assertThat(Findings.of(login)).isEmpty();
  }
}
