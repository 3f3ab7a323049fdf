package dev.sallyport.capture.flow;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How far one thread is in a capture that several threads read, each its own connections. Who needs
 * what another connection has told waits for the others, so that what it sees does not depend on
 * who was faster. Nobody waits for ever: whoever is furthest behind waits for none.
 */
public final class Pace {
  /** Nothing is left to do. */
  static final int DONE = Integer.MAX_VALUE;

  private static final long NAP_NANOS = 20_000;

  private volatile int packet = DONE;
  private List<Pace> others = List.of();

  void among(List<Pace> all) {
    others = all.stream().filter(other -> other != this).toList();
  }

  /** This thread is at that packet, and done with all before it. */
  void at(int number) {
    packet = number;
  }

  /** The packet that this thread is at. */
  public int packet() {
    return packet;
  }

  /** Waits until the other threads are done with all packets before this thread's. */
  public void awaitOthers() {
    int own = packet;
    for (Pace other : others) {
      while (other.packet < own) {
        LockSupport.parkNanos(NAP_NANOS);
      }
    }
  }
}
