package dev.sallyport.doctor.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers may send in answer to a hello, hostile ones too. */
class ServerFlightTest {
  private static final int MUTATIONS = 200_000;

  private static ServerFlight taken(byte[] bytes, int atOnce) {
    ServerFlight flight = new ServerFlight();
    for (int at = 0; at < bytes.length && flight.end() == null; at += atOnce) {
      byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + atOnce));
      flight.take(part, part.length);
    }
    return flight;
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "7", "10000"})
  void aFlightIsReadHoweverItComes(int atOnce) {
    ServerFlight curve = taken(new ScriptedHello(0xc02f, 0, true).flight(), atOnce);
    assertThat(curve.end()).isInstanceOf(Reply.Accepted.class);
    assertThat(curve.group()).isEqualTo(29);
    assertThat(curve.signature()).isEqualTo(0x0401);
    ServerFlight field = taken(new ScriptedHello(0x0033, 1_024, false).flight(), atOnce);
    assertThat(field.primeBits()).isEqualTo(1_024);
    assertThat(field.signature()).isEqualTo(0x0401);
  }

  @Test
  void plainHttpIsNoTls() {
    byte[] bytes =
        "HTTP/1.1 400 Bad Request\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    for (int atOnce : new int[] {1, 3, 100}) {
      assertThat(taken(bytes, atOnce).end()).isInstanceOf(Reply.NotTls.class);
    }
  }

  @Test
  void neverReadsMoreThanItsBound() {
    byte[] record = new byte[5 + (1 << 14)];
    System.arraycopy(new byte[] {22, 3, 3, 64, 0, 2, 0, (byte) 0xff, (byte) 0xff}, 0, record, 0, 9);
    ServerFlight flight = new ServerFlight();
    int taken = 0;
    while (flight.end() == null) {
      flight.take(record, record.length);
      taken += record.length;
      assertThat(taken).isLessThan(2 * ServerFlight.MOST_BYTES);
    }
    assertThat(flight.end()).isInstanceOf(Reply.Broken.class);
  }

  /**
   * Bytes changed, cut, doubled at random: always an end or the wish for more, never an exception.
   */
  @Test
  void brokenFlightsAreAnswersToo() {
    long seed = Long.getLong("sallyport.seed", System.nanoTime());
    Random random = new Random(seed);
    byte[][] sound = {
      new ScriptedHello(0xc02f, 0, true).flight(),
      new ScriptedHello(0x0033, 512, false).flight(),
      {21, 3, 3, 0, 2, 1, 112, 21, 3, 3, 0, 2, 2, 40}
    };
    int ends = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = sound[random.nextInt(sound.length)].clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(4) == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      }
      Reply end;
      try {
        end = taken(bytes, 1 + random.nextInt(bytes.length + 1)).end();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", mutation " + i, e);
      }
      ends += end == null ? 0 : 1;
      assertThat(end == null || !end.words().isEmpty()).isTrue();
    }
    assertThat(ends).as("seed %d", seed).isGreaterThan(MUTATIONS / 3);
  }
}
