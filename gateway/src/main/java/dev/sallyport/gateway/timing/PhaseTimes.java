package dev.sallyport.gateway.timing;

import java.util.Arrays;

/** How long each phase of one exchange took. Belongs to its event loop. */
public final class PhaseTimes {
  private static final long ABSENT = -1;

  private final long[] nanos = new long[Phase.COUNT];

  public PhaseTimes() {
    Arrays.fill(nanos, ABSENT);
  }

  /** Adds to what the phase has taken so far; a phase may happen more than once. */
  public void add(Phase phase, long durationNanos) {
    long before = nanos[phase.index()];
    nanos[phase.index()] = before == ABSENT ? durationNanos : before + durationNanos;
  }

  /** Nanoseconds, or -1 where the phase did not happen. */
  public long of(Phase phase) {
    return nanos[phase.index()];
  }
}
