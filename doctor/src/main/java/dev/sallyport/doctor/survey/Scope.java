package dev.sallyport.doctor.survey;

import java.time.Duration;

/** How much is asked, and how long all of it may take. */
public enum Scope {
  QUICK(Duration.ofSeconds(3)),
  NORMAL(Duration.ofSeconds(25)),
  FULL(Duration.ofSeconds(50));

  private final Duration most;

  Scope(Duration most) {
    this.most = most;
  }

  /** After this no further check begins, and those under way stop waiting. */
  public Duration most() {
    return most;
  }

  /** Whether it asks all that {@code other} does. */
  public boolean covers(Scope other) {
    return compareTo(other) >= 0;
  }
}
