package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Renegotiation;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Proof;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.Trail;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * HelloRequest, then silence from the peer until somebody gave up. In TLS 1.2 the record types are
 * in clear, so no key is needed to see it.
 */
final class UnansweredRenegotiation implements AttemptDetector {
  /** Less silence than this may be the round trip to a peer that was about to answer. */
  private static final long ROUND_TRIP_NANOS = Duration.ofMillis(250).toNanos();

  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    if (!(Reaction.of(attempt) instanceof Reaction.Silence silence)
        || silence.rest().has(Event.HandshakeFailed.class)) {
      return List.of();
    }
    Ending ending = ending(silence.rest());
    if (ending == null) {
      return List.of();
    }
    long nanos = ending.at().atNanos() - silence.hello().at().atNanos();
    String detail =
        "%s of silence followed the HelloRequest; then %s."
            .formatted(Seconds.text(nanos), ending.words());
    return List.of(
        new Finding(
            Renegotiation.UNANSWERED,
            certainty(silence.hello().event().proof(), ending, nanos),
            trail.origin(),
            detail,
            List.of(
                HelloEvidence.of(silence.hello()),
                new Evidence(
                    ending.at(),
                    "No handshake record and no alert answered it, until "
                        + ending.words()
                        + "."))));
  }

  /** What ended the wait: an end of the connection, or the origin's response in spite of all. */
  private static @Nullable Ending ending(Attempt rest) {
    Ending ending = Ending.first(rest);
    Seen<?> next = Reaction.goesOn(rest);
    return next != null && (ending == null || next.at().atNanos() <= ending.at().atNanos())
        ? new Ending(next.at(), Ending.By.ORIGIN)
        : ending;
  }

  private static Certainty certainty(Proof proof, Ending ending, long silenceNanos) {
    boolean waited = ending.by() == Ending.By.TIMER || silenceNanos >= ROUND_TRIP_NANOS;
    if (ending.by() == Ending.By.NOBODY) {
      return waited ? Certainty.LIKELY : Certainty.POSSIBLE;
    }
    return waited && proof != Proof.RECORD_TYPE ? Certainty.CERTAIN : Certainty.LIKELY;
  }
}
