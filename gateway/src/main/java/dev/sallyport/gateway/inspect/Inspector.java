package dev.sallyport.gateway.inspect;

import dev.sallyport.gateway.timing.PhaseTimes;
import dev.sallyport.rules.eval.SiteRules;
import dev.sallyport.rules.exchange.CollectionStore;
import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.exchange.MemoryStore;
import dev.sallyport.rules.exchange.Opening;
import dev.sallyport.rules.plan.Plan;
import io.netty.channel.EventLoop;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the inspections of a gateway share: the collections that outlive an exchange, the threads
 * for long evaluations, and a bound on the bodies that are held. One for each gateway, through all
 * reloads. Thread-safe.
 */
public final class Inspector implements AutoCloseable {
  /** Of what rules keep by client address, session or user; some hundred bytes each. */
  private static final int MAX_COLLECTIONS = 100_000;

  private static final long CLOSE_SECONDS = 5;

  private final CollectionStore collections = new MemoryStore(MAX_COLLECTIONS);
  private final RuleThreads threads;
  private final long maxHeldBytes;
  private final AtomicLong heldBytes = new AtomicLong();

  /** How many evaluations of a plan have begun; plans that no site has any more go. */
  private final Map<Plan, AtomicInteger> begun = Collections.synchronizedMap(new WeakHashMap<>());

  /** One that may hold a quarter of the heap, with as many threads as there are processors. */
  public Inspector() {
    this(
        Math.max(2, Runtime.getRuntime().availableProcessors()),
        Runtime.getRuntime().maxMemory() / 4);
  }

  Inspector(int threads, long maxHeldBytes) {
    this.threads = new RuleThreads(threads);
    this.maxHeldBytes = maxHeldBytes;
  }

  /** The inspection of one exchange; null where its site's rules are off. */
  public @Nullable Inspection begin(
      SiteRules rules, Opening opening, EventLoop loop, PhaseTimes phases) {
    if (rules.engine() == EngineMode.OFF) {
      return null;
    }
    AtomicInteger before = begun.computeIfAbsent(rules.plan(), plan -> new AtomicInteger());
    Evaluation evaluation = new Evaluation(rules, opening, collections, before);
    return new Inspection(this, evaluation, loop, phases);
  }

  RuleThreads threads() {
    return threads;
  }

  public long maxHeldBytes() {
    return maxHeldBytes;
  }

  /** Counts bytes in; false where that would be too many, and they are not counted. */
  boolean hold(long bytes) {
    if (heldBytes.addAndGet(bytes) > maxHeldBytes) {
      heldBytes.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  void letGo(long bytes) {
    heldBytes.addAndGet(-bytes);
  }

  /** Waits, for a bounded time, for the evaluations that are under way. */
  @Override
  public void close() {
    try {
      threads.close(CLOSE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
