package dev.sallyport.diagnosis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.Events;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Colour;
import dev.sallyport.diagnosis.report.FindingText;
import dev.sallyport.diagnosis.report.Ladder;
import dev.sallyport.diagnosis.report.ReportJson;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Legs;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever order events come in, nothing breaks and nothing is claimed without evidence. */
class RandomTrailsTest {
  private static final int TRAILS = 2_000;
  private static final List<Event> KINDS = Events.all();
  private static final Side[] SIDES = Side.values();

  private static Trail trail(Random random) {
    List<TimedEvent> events = new ArrayList<>();
    long nanos = 0;
    boolean oneLeg = random.nextBoolean();
    int length = random.nextInt(24);
    for (int i = 0; i < length; i++) {
      nanos += random.nextInt(3) == 0 ? random.nextLong(20_000_000_000L) : random.nextInt(1_000);
      events.add(
          new TimedEvent(
              nanos,
              side(random, oneLeg),
              side(random, oneLeg),
              KINDS.get(random.nextInt(KINDS.size())),
              random.nextInt(4) == 0 ? i + 1 : null));
    }
    return new Trail(
        "t",
        "192.0.2.7:50000",
        random.nextBoolean() ? "" : "10.0.0.5:443",
        random.nextBoolean() ? "TLS" : "HTTP/1.1",
        random.nextBoolean(),
        null,
        events);
  }

  private static Side side(Random random, boolean oneLeg) {
    Side side = SIDES[random.nextInt(SIDES.length)];
    return oneLeg && side == Side.GATEWAY ? Side.CLIENT : side;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothingIsClaimedWithoutEvidence(long seed) {
    Random random = new Random(seed);
    int certain = 0;
    for (int i = 0; i < TRAILS; i++) {
      Trail trail = trail(random);
      Set<String> causes = new HashSet<>();
      for (Finding finding : Diagnosis.of(trail)) {
        assertThat(causes.add(finding.cause().id())).as("each cause once, seed %d", seed).isTrue();
        assertThat(finding.evidence()).as("seed %d trail %d", seed, i).isNotEmpty();
        assertThat(trail.events())
            .containsAll(finding.evidence().stream().map(Finding.Evidence::at).toList());
        assertThat(Diagnosis.statusFor(trail, finding)).isBetween(100, 599);
        certain += finding.certainty() == Certainty.CERTAIN ? 1 : 0;
      }
    }
    assertThat(certain).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anAnsweredHelloRequestIsNeverCalledUnanswered(long seed) {
    Random random = new Random(seed);
    int answered = 0;
    for (int i = 0; i < TRAILS; i++) {
      Trail trail = trail(random);
      List<Event> kinds =
          trail.events().stream().filter(TimedEvent::onOriginLeg).map(TimedEvent::event).toList();
      int hello = last(kinds, Event.HelloRequest.class);
      if (hello >= 0
          && (last(kinds, Event.RenegotiationAnswered.class) > hello
              || last(kinds, Event.RenegotiationDone.class) > hello)
          && Legs.of(trail).attempts().size() == 1) {
        answered++;
        assertThat(Diagnosis.of(trail))
            .as("seed %d trail %d", seed, i)
            .noneMatch(f -> f.cause().id().equals("origin.renegotiation.unanswered"));
      }
    }
    assertThat(answered).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everythingCanBeWritten(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < TRAILS / 5; i++) {
      Trail trail = trail(random);
      assertThat(ReportJson.text(Diagnosis.report(List.of(trail)))).startsWith("{");
      assertThat(Ladder.draw(trail, Colour.NONE).lines())
          .allMatch(line -> line.length() <= Ladder.WIDTH);
      for (Finding finding : Diagnosis.of(trail)) {
        assertThat(FindingText.of(finding, Colour.NONE).lines())
            .allMatch(line -> line.length() <= Ladder.WIDTH);
      }
    }
  }

  private static int last(List<Event> events, Class<? extends Event> kind) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (kind.isInstance(events.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
