package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Legs;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import org.jspecify.annotations.Nullable;

/** What ended a wait: a timer, a close, a reset, or the end of what was observed. */
record Ending(TimedEvent at, By by) {

  enum By {
    /** A timer of whoever waited for the origin. */
    TIMER,
    /** The origin closed or reset. */
    ORIGIN,
    /** The other end of the origin's connection, or the client of the gateway, left. */
    PEER,
    /** Nobody ended it; the observation did. */
    NOBODY
  }

  /** The first ending in this stretch of an attempt; null where it goes on. */
  static @Nullable Ending first(Attempt attempt) {
    for (TimedEvent at : attempt.events()) {
      By by = by(at);
      if (by != null) {
        return new Ending(at, by);
      }
    }
    return null;
  }

  private static @Nullable By by(TimedEvent at) {
    return switch (at.event()) {
      case Event.TimerFired fired -> Legs.waitsForOrigin(fired.timer()) ? By.TIMER : null;
      case Event.Fin _, Event.Reset _ -> at.from() == Side.ORIGIN ? By.ORIGIN : By.PEER;
      case Event.Alert alert when alert.description() == Event.Alert.CLOSE_NOTIFY ->
          at.from() == Side.ORIGIN ? By.ORIGIN : By.PEER;
      case Event.StreamReset _ when at.from() == Side.CLIENT -> By.PEER;
      case Event.Unfinished _ -> By.NOBODY;
      default -> null;
    };
  }

  /** Whether the origin's end was a reset, not an orderly close. */
  boolean reset() {
    return at.event() instanceof Event.Reset;
  }

  /** A clause for a sentence, for instance {@code the origin reset the connection}. */
  String words() {
    String who = "the " + at.from().word();
    return switch (at.event()) {
      case Event.TimerFired fired ->
          "%s's %s timer fired after %s"
              .formatted(who, fired.timer().word(), Seconds.text(fired.after()));
      case Event.Reset _ -> who + " reset the connection";
      case Event.StreamReset _ -> who + " reset the stream";
      case Event.Unfinished _ -> "the observation ended";
      case Event.ResponseHead _, Event.TlsRecord _ -> who + " answered all the same";
      default -> who + " closed the connection";
    };
  }
}
