package dev.sallyport.diagnosis.trail;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the events of one exchange or connection. Not thread-safe: it belongs to one event loop
 * or one reader. Keeps at most {@link #MAX_EVENTS}; of a longer story the first and the last half
 * stay, and {@link #dropped} counts the rest.
 */
public final class TrailRecorder {
  public static final int MAX_EVENTS = 256;

  private final List<TimedEvent> events = new ArrayList<>(16);
  private final long startNanos;
  private int dropped;

  /**
   * @param startNanos the clock's reading that counts as zero, in the same unit as in {@link #add}
   */
  public TrailRecorder(long startNanos) {
    this.startNanos = startNanos;
  }

  /** Adds one event. {@code nowNanos}: the clock's reading. */
  public void add(long nowNanos, Side from, Side to, Event event) {
    add(new TimedEvent(nowNanos - startNanos, from, to, event, null));
  }

  public void add(TimedEvent event) {
    if (events.size() == MAX_EVENTS) {
      events.remove(MAX_EVENTS / 2);
      dropped++;
    }
    events.add(event);
  }

  public int dropped() {
    return dropped;
  }

  public List<TimedEvent> events() {
    return events;
  }

  /** A snapshot of what was seen so far. */
  public Trail trail(String name, String client, String origin, String protocol) {
    return new Trail(name, client, origin, protocol, true, null, events);
  }
}
