package dev.sallyport.gateway.origin;

import java.util.concurrent.atomic.AtomicInteger;

/** How many connections a site may have to all its origins together. Thread-safe. */
final class Permits {
  private final int max;
  private final AtomicInteger taken = new AtomicInteger();

  Permits(int max) {
    this.max = max;
  }

  int max() {
    return max;
  }

  int taken() {
    return taken.get();
  }

  boolean tryTake() {
    int now = taken.get();
    while (now < max) {
      if (taken.compareAndSet(now, now + 1)) {
        return true;
      }
      now = taken.get();
    }
    return false;
  }

  void giveBack() {
    taken.decrementAndGet();
  }
}
