package dev.sallyport.diagnosis.trail;

import org.jspecify.annotations.Nullable;

/**
 * An event with its place in a trail.
 *
 * @param atNanos nanoseconds since the trail's first event
 * @param from who sent or did it
 * @param to towards whom; the same as {@code from} for what a side did by itself
 * @param packet number of the packet in the capture, counted from 1; null where there is none
 */
public record TimedEvent(long atNanos, Side from, Side to, Event event, @Nullable Integer packet) {

  /** Whether it belongs to the connection with the origin. */
  public boolean onOriginLeg() {
    return from == Side.ORIGIN || to == Side.ORIGIN;
  }

  /** Whether it was done by one side alone, not sent to another. */
  public boolean local() {
    return from == to;
  }
}
