package dev.sallyport.doctor.connection;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** Until when the probe waits. */
public final class Deadline {
  private final long endNanos;

  private Deadline(long endNanos) {
    this.endNanos = endNanos;
  }

  public static Deadline in(Duration wait) {
    return new Deadline(System.nanoTime() + wait.toNanos());
  }

  /** After so long, or with this one, whichever comes first. */
  public Deadline within(Duration wait) {
    Deadline sooner = in(wait);
    return sooner.endNanos - endNanos < 0 ? sooner : this;
  }

  /** What is left in milliseconds, at least one. */
  public long millis() {
    return Math.max(1, Duration.ofNanos(endNanos - System.nanoTime()).toMillis());
  }

  public boolean passed() {
    return System.nanoTime() - endNanos >= 0;
  }

  /** So long, or what is left of it; at least one millisecond. */
  public Duration atMost(Duration wait) {
    Duration left = Duration.ofNanos(Math.max(1_000_000, endNanos - System.nanoTime()));
    return left.compareTo(wait) < 0 ? left : wait;
  }

  /**
   * What is left, at least one millisecond.
   *
   * @throws SocketTimeoutException where nothing is left
   */
  public int leftMillis() throws SocketTimeoutException {
    long left = endNanos - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    return Math.clamp(Duration.ofNanos(left).toMillis(), 1, Integer.MAX_VALUE);
  }
}
