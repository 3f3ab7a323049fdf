package dev.sallyport.lab.net;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** A moment on the monotonic clock after which waiting on a socket ends. */
public record Deadline(long atNanos) {
  public static Deadline in(Duration wait) {
    return new Deadline(System.nanoTime() + wait.toNanos());
  }

  /**
   * What is left, as {@link java.net.Socket#setSoTimeout} wants it: at least 1, because 0 would
   * mean for ever there.
   */
  public int millisLeft() throws SocketTimeoutException {
    long left = atNanos - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("the deadline has passed");
    }
    return Math.clamp(Duration.ofNanos(left).toMillis(), 1, Integer.MAX_VALUE);
  }
}
