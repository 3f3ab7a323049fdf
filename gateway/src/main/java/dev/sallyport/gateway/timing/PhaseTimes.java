package dev.sallyport.gateway.timing;

import java.util.EnumMap;
import java.util.Map;

/** How long each phase of one exchange took. Belongs to its event loop. */
public final class PhaseTimes {
  private final Map<Phase, Long> nanos = new EnumMap<>(Phase.class);

  /** Adds to what the phase has taken so far; a phase may happen more than once. */
  public void add(Phase phase, long durationNanos) {
    nanos.merge(phase, durationNanos, Long::sum);
  }

  /** Nanoseconds, or -1 where the phase did not happen. */
  public long of(Phase phase) {
    return nanos.getOrDefault(phase, -1L);
  }
}
