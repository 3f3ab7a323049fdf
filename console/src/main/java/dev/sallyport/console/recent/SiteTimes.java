package dev.sallyport.console.recent;

import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.gateway.timing.PhaseTimes;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long exchanges of one site took, as a whole, by phase and by origin. Not thread-safe. */
public final class SiteTimes {
  private final Histogram whole = new Histogram();
  private final Map<String, Histogram> waits = new HashMap<>();
  private final Map<Phase, Histogram> phases = new EnumMap<>(Phase.class);

  /** {@code origin}: its URL; null where none was asked. */
  void add(long durationNanos, PhaseTimes times, @Nullable String origin) {
    whole.add(durationNanos);
    long waited = times.of(Phase.WAIT);
    if (origin != null && waited >= 0) {
      waits.computeIfAbsent(origin, o -> new Histogram()).add(waited);
    }
    for (Phase phase : Phase.values()) {
      long nanos = times.of(phase);
      if (nanos >= 0) {
        phases.computeIfAbsent(phase, p -> new Histogram()).add(nanos);
      }
    }
  }

  void add(SiteTimes other) {
    whole.add(other.whole);
    other.waits.forEach(
        (origin, times) -> waits.computeIfAbsent(origin, o -> new Histogram()).add(times));
    other.phases.forEach(
        (phase, times) -> phases.computeIfAbsent(phase, p -> new Histogram()).add(times));
  }

  /** By origin: from the end of the request to the head of the response. */
  public Map<String, Histogram> waits() {
    return waits;
  }

  public Histogram whole() {
    return whole;
  }

  public Map<Phase, Histogram> phases() {
    return phases;
  }
}
