package dev.sallyport.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ObserversTest {
  private final List<String> troubles = new ArrayList<>();

  private static ExchangeRecord record(int i) {
    return Records.success("%016x".formatted(i));
  }

  @Test
  void everyConsumerGetsEveryExchangeInOrderBeforeCloseReturns() throws Exception {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    List<String> sent = new ArrayList<>();
    try (Observers observers =
        new Observers(troubles::add, x -> first.add(x.id()), x -> second.add(x.id()))) {
      for (int i = 0; i < 5000; i++) {
        ExchangeRecord exchange = record(i);
        sent.add(exchange.id());
        observers.ended(exchange);
      }
    }
    assertThat(first).isEqualTo(sent);
    assertThat(second).isEqualTo(sent);
    assertThat(troubles).isEmpty();
  }

  @Test
  void isBehindWhileTheQueueIsDeepAndLosesNothing() throws Exception {
    CountDownLatch taking = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<String> written = new ArrayList<>();
    ExchangeConsumer slow =
        x -> {
          taking.countDown();
          await(go);
          written.add(x.id());
        };
    try (Observers observers = new Observers(3, troubles::add, slow)) {
      observers.ended(record(0));
      taking.await();
      observers.ended(record(1));
      observers.ended(record(2));
      assertThat(observers.behind()).isFalse();
      observers.ended(record(3));
      assertThat(observers.behind()).isTrue();
      assertThat(observers.depth()).isEqualTo(3);
      go.countDown();
    }
    assertThat(written).hasSize(4);
  }

  @Test
  void isBehindWhileLargeAuditEntriesWait() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (Observers observers = new Observers(troubles::add, x -> await(go))) {
      observers.ended(Records.audited("1", "audit.log", "x".repeat(31 << 20)));
      assertThat(observers.behind()).isFalse();
      observers.ended(Records.audited("2", "audit.log", "x".repeat(1 << 20)));
      assertThat(observers.behind()).isTrue();
      go.countDown();
      while (observers.behind()) {
        Thread.onSpinWait(); // until it has caught up
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aConsumerThatFailsIsToldOnceAndTheOthersGoOn() throws Exception {
    List<String> written = new ArrayList<>();
    ExchangeConsumer full =
        x -> {
          throw new IOException("No space left on device");
        };
    ExchangeConsumer broken =
        x -> {
          throw new IllegalStateException("a fault of ours");
        };
    try (Observers observers =
        new Observers(troubles::add, full, broken, x -> written.add(x.id()))) {
      for (int i = 0; i < 10; i++) {
        observers.ended(record(i));
      }
    }
    assertThat(written).hasSize(10);
    assertThat(troubles)
        .containsExactly("exchanges cannot be told: java.io.IOException: No space left on device");
  }
}
