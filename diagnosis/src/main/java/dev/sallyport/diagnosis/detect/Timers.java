package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import org.jspecify.annotations.Nullable;

/** Finds a timer that fired. */
final class Timers {
  private Timers() {}

  static @Nullable Seen<Event.TimerFired> first(Attempt attempt, Timer timer) {
    return attempt.first(
        Event.TimerFired.class,
        at -> at.event() instanceof Event.TimerFired fired && fired.timer() == timer);
  }
}
