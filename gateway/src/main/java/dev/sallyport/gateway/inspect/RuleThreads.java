package dev.sallyport.gateway.inspect;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for evaluations that would keep an event loop from its other connections. They exist
 * while there is work. Each exchange has at most one evaluation here, so that the exchanges bound
 * the queue.
 */
final class RuleThreads {
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor pool;

  RuleThreads(int count) {
    AtomicInteger number = new AtomicInteger();
    pool =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work ->
                Thread.ofPlatform()
                    .name("rules-" + number.incrementAndGet())
                    .daemon(true)
                    .unstarted(work));
    pool.allowCoreThreadTimeOut(true);
  }

  /** Runs {@code work} on one of the threads; on the caller's once they are closed. */
  void execute(Runnable work) {
    try {
      pool.execute(work);
    } catch (RejectedExecutionException closed) {
      work.run();
    }
  }

  /** Lets what was given end, for a bounded time. */
  void close(long seconds) throws InterruptedException {
    pool.shutdown();
    pool.awaitTermination(seconds, TimeUnit.SECONDS);
  }
}
