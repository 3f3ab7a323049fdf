package dev.sallyport.console.recent;

import dev.sallyport.gateway.record.ExchangeConsumer;
import dev.sallyport.gateway.record.ExchangeRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The exchanges that ended last. Those that failed or that a rule matched have a place of their
 * own, so that a flood of good ones does not wash them away. {@link #take} belongs to the
 * observers' thread and takes the same time however many are kept; the rest is for any thread.
 */
public final class RecentExchanges implements ExchangeConsumer {
  private static final int MOST = 5_000;
  private static final long MOST_BYTES = 32L << 20;

  private final Ring notable;
  private final Ring ordinary;
  private long sequence;

  public RecentExchanges() {
    this(MOST, MOST_BYTES);
  }

  RecentExchanges(int most, long mostBytes) {
    notable = new Ring(most, mostBytes);
    ordinary = new Ring(most, mostBytes);
  }

  @Override
  public void take(ExchangeRecord exchange) {
    synchronized (this) {
      Kept kept = Kept.of(++sequence, exchange);
      (kept.notable() ? notable : ordinary).add(kept);
    }
  }

  /** Exchanges that were told since the start. */
  public synchronized long told() {
    return sequence;
  }

  /** Those that are kept, newest first. */
  public List<Kept> all() {
    List<Kept> left;
    List<Kept> right;
    synchronized (this) {
      left = notable.copy();
      right = ordinary.copy();
    }
    List<Kept> merged = new ArrayList<>(left.size() + right.size());
    int i = left.size() - 1;
    int j = right.size() - 1;
    while (i >= 0 || j >= 0) {
      boolean takeLeft = j < 0 || i >= 0 && left.get(i).sequence() > right.get(j).sequence();
      merged.add(takeLeft ? left.get(i--) : right.get(j--));
    }
    return merged;
  }

  /** Those that {@code filter} lets through, newest first. */
  public List<Kept> find(Filter filter) {
    return all().stream().filter(filter).limit(filter.most()).toList();
  }

  /** One by its id. */
  public Optional<Kept> byId(String id) {
    return all().stream().filter(kept -> kept.exchange().id().equals(id)).findFirst();
  }
}
