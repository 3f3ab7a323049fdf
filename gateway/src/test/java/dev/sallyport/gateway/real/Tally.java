package dev.sallyport.gateway.real;

import dev.sallyport.gateway.RunningGateway;
import dev.sallyport.gateway.record.ExchangeRecord;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Counts the exchanges of a gateway as they end, by what became of them. */
final class Tally implements AutoCloseable {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Map<String, Integer> counts = new TreeMap<>();
  private final Thread counter;

  private Tally(RunningGateway gateway) {
    this.counter = Thread.ofVirtual().unstarted(() -> count(gateway));
  }

  static Tally of(RunningGateway gateway) {
    Tally tally = new Tally(gateway);
    tally.counter.start();
    return tally;
  }

  private void count(RunningGateway gateway) {
    try {
      while (true) {
        add(gateway.next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void add(ExchangeRecord exchange) {
    boolean good = exchange.status() / 100 == 2;
    String cause =
        exchange.findings().isEmpty()
            ? good ? "" : " unexplained"
            : " " + exchange.findings().getFirst().cause().id();
    counts.merge(exchange.status() + cause, 1, Integer::sum);
    notifyAll();
  }

  /** Exchanges by status and first cause, for instance {@code 502 origin.connect.refused}. */
  synchronized Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  synchronized int of(String outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  /** Waits until at least {@code wanted} exchanges had that outcome. */
  synchronized void await(int wanted, String outcome) throws InterruptedException {
    long end = System.nanoTime() + LIMIT_NANOS;
    while (of(outcome) < wanted) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("wanted %d of %s, got %s".formatted(wanted, outcome, counts));
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  @Override
  public void close() {
    counter.interrupt();
  }
}
