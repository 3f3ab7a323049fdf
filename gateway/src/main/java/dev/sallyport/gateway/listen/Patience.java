package dev.sallyport.gateway.listen;

import java.time.Duration;

/** How long a client that sends what nobody wants any more is read, however busily it sends. */
record Patience(long endNanos) {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Begins now. */
  Patience() {
    this(System.nanoTime() + LONGEST.toNanos());
  }

  boolean left() {
    return System.nanoTime() - endNanos < 0;
  }
}
