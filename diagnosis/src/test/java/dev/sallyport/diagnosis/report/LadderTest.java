package dev.sallyport.diagnosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.Scene;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Proof;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The ladder, line by line. */
class LadderTest {

  @Test
  void aGatewaysTrailHasThreeColumns() {
    Scene scene =
        Scene.gateway()
            .asked()
            .tls12()
            .sent()
            .after(5)
            .origin(new Event.HelloRequest(28, Proof.RECORD_LENGTH))
            .after(12_010)
            .local(new Event.TimerFired(Timer.RENEGOTIATION, Duration.ofSeconds(12)))
            .toClient(new Event.Answered(504));
    assertThat(Ladder.draw(scene.trail(), Colour.NONE))
        .isEqualTo(
            """
                  time  client                                  gateway                                  origin
               0.000 s  |--- GET / ------------------------------->|                                          |
               0.000 s  |                                          | * SYN 10.0.0.5:443                       |
               0.001 s  |                                          | * connected 10.0.0.5:443                 |
               0.002 s  |                                          |--- ClientHello shop.example.com -------->|
               0.003 s  |                                          |<--- ServerHello TLSv1.2 -----------------|
               0.004 s  |                                          |<--- handshake done TLSv1.2 --------------|
               0.005 s  |                                          |--- GET / ------------------------------->|
               0.010 s  |                                          |<--- HelloRequest (28 bytes) -------------|
                        . . . 12.01 s of silence
              12.020 s  |                                          | * timer renegotiation after 12.00 s      |
              12.020 s  |<--- answered 504 ------------------------|                                          |
            """);
  }

  @Test
  void whereTheBeginningIsKnownTheTimeOfDayCanBeShown() {
    Trail trail = Scene.direct().peer(Scene.get()).after(1_500).origin(new Event.Fin()).trail();
    assertThat(
            Ladder.draw(
                trail.startedAt(Instant.parse("2026-03-01T23:59:59.5Z")),
                Colour.NONE,
                ZoneOffset.UTC))
        .isEqualTo(
            """
                       time  client                                                                       origin
            23:59:59.500000  |--- GET / ---------------------------------------------------------------------->|
                             . . . 1.50 s of silence
            00:00:01.000000  |<--- FIN ------------------------------------------------------------------------|
            """);
    assertThat(Ladder.draw(trail, Colour.NONE, ZoneOffset.UTC))
        .isEqualTo(Ladder.draw(trail, Colour.NONE));
  }

  @Test
  void aCapturesTrailHasTwoColumns() {
    Scene scene =
        Scene.direct()
            .peer(Scene.get())
            .after(1_500)
            .origin(Scene.response(200, 5))
            .local(new Event.Unfinished());
    assertThat(Ladder.draw(scene.trail(), Colour.NONE))
        .isEqualTo(
            """
                  time  client                                                                            origin
               0.000 s  |--- GET / --------------------------------------------------------------------------->|
                        . . . 1.50 s of silence
               1.500 s  |<--- 200 HTTP/1.1 --------------------------------------------------------------------|
               1.500 s  | * nothing more was seen                                                              |
            """);
  }

  @Test
  void aLongOrHostileTargetStaysOnItsLine() {
    Event head =
        new Event.RequestHead(
            "GET",
            "/\u001b[2J\r\n\u202e" + "x".repeat(300),
            "HTTP/1.1",
            400,
            Event.Framing.NONE,
            -1,
            false);
    String drawn = Ladder.draw(Scene.gateway().client(head).trail(), Colour.NONE);
    assertThat(drawn.lines().toList().get(1))
        .isEqualTo(
            "   0.000 s  |--- GET /?[2J???xxxxxxxxxxxxxxxxx... ---->|" + " ".repeat(42) + "|");
  }

  @Test
  void coloursMarkWhatIsGoodAndBad() {
    Scene scene =
        Scene.direct()
            .peer(Scene.get())
            .origin(Scene.response(200, 5))
            .origin(Scene.response(502, 5))
            .origin(new Event.HelloRequest(28, Proof.DECRYPTED));
    assertThat(Ladder.draw(scene.trail(), Colour.ANSI).lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("\u001b[1m").endsWith("\u001b[0m"),
            line -> assertThat(line).doesNotContain("\u001b"),
            line -> assertThat(line).startsWith("\u001b[32m").endsWith("\u001b[0m"),
            line -> assertThat(line).startsWith("\u001b[31m").endsWith("\u001b[0m"),
            line -> assertThat(line).startsWith("\u001b[33m").endsWith("\u001b[0m"));
  }
}
