package dev.sallyport.console.recent;

import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.gateway.timing.PhaseTimes;
import java.util.EnumMap;
import java.util.Map;

/** How long exchanges of one site took, as a whole and by phase. Not thread-safe. */
public final class SiteTimes {
  private final Histogram whole = new Histogram();
  private final Map<Phase, Histogram> phases = new EnumMap<>(Phase.class);

  void add(long durationNanos, PhaseTimes times) {
    whole.add(durationNanos);
    for (Phase phase : Phase.values()) {
      long nanos = times.of(phase);
      if (nanos >= 0) {
        phases.computeIfAbsent(phase, p -> new Histogram()).add(nanos);
      }
    }
  }

  void add(SiteTimes other) {
    whole.add(other.whole);
    other.phases.forEach(
        (phase, times) -> phases.computeIfAbsent(phase, p -> new Histogram()).add(times));
  }

  public Histogram whole() {
    return whole;
  }

  public Map<Phase, Histogram> phases() {
    return phases;
  }
}
