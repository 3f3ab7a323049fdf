package dev.sallyport.gateway.record;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Hands exchanges to their consumers. Event loops only put records into a queue; one thread of its
 * own waits for the disk. Nothing is dropped: while the queue is deep, {@link #behind} keeps client
 * connections from beginning further exchanges, and {@link #close} hands on what is left.
 */
public final class Observers implements ExchangeObserver, AutoCloseable {
  private static final int MAX_QUEUED = 50_000;
  private static final int BATCH = 512;

  /** Audit entries may hold bodies. */
  private static final long MAX_QUEUED_CHARACTERS = 32L << 20;

  private final BlockingQueue<ExchangeRecord> queue = new LinkedBlockingQueue<>();
  private final AtomicLong queuedCharacters = new AtomicLong();
  private final int maxQueued;
  private final Consumer<String> trouble;
  private final List<ExchangeConsumer> consumers;
  private final Thread thread;
  private volatile boolean closing;
  private boolean troubled;
  private long failures;

  /**
   * Starts to hand on.
   *
   * @param trouble told in one line when a consumer begins to fail, and when it works again
   */
  public Observers(Consumer<String> trouble, ExchangeConsumer... consumers) {
    this(MAX_QUEUED, trouble, consumers);
  }

  Observers(int maxQueued, Consumer<String> trouble, ExchangeConsumer... consumers) {
    this.maxQueued = maxQueued;
    this.trouble = trouble;
    this.consumers = List.of(consumers);
    this.thread = Thread.ofPlatform().name("exchange-observers").daemon(true).start(this::run);
  }

  @Override
  public void ended(ExchangeRecord exchange) {
    queuedCharacters.addAndGet(exchange.auditCharacters());
    queue.add(exchange);
  }

  @Override
  public boolean behind() {
    return queue.size() >= maxQueued || queuedCharacters.get() >= MAX_QUEUED_CHARACTERS;
  }

  /** Exchanges that wait to be handed on. */
  public int depth() {
    return queue.size();
  }

  private void run() {
    try {
      while (true) {
        ExchangeRecord first = queue.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          handOn(first);
        } else if (closing) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handOn(ExchangeRecord first) {
    long before = failures;
    ExchangeRecord next = first;
    for (int i = 1; next != null; i++) {
      for (ExchangeConsumer consumer : consumers) {
        take(consumer, next);
      }
      queuedCharacters.addAndGet(-next.auditCharacters());
      next = i < BATCH ? queue.poll() : null;
    }
    for (ExchangeConsumer consumer : consumers) {
      attempt(consumer::flush);
    }
    if (troubled && failures == before) {
      troubled = false;
      trouble.accept("exchanges are told again; " + failures + " times that failed");
    }
  }

  private void take(ExchangeConsumer consumer, ExchangeRecord exchange) {
    attempt(() -> consumer.take(exchange));
  }

  private interface Step {
    void run() throws IOException;
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (IOException | RuntimeException e) {
      failures++;
      if (!troubled) {
        troubled = true;
        trouble.accept("exchanges cannot be told: " + e);
      }
    }
  }

  /** Hands on what is in the queue, then closes the consumers. */
  @Override
  public void close() throws IOException {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (ExchangeConsumer consumer : consumers) {
      consumer.close();
    }
  }
}
