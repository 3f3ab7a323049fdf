package dev.sallyport.gateway.record;

/** Hears of every exchange once, when it has ended. Called on event loops: must not block. */
@FunctionalInterface
public interface ExchangeObserver {
  void ended(ExchangeRecord exchange);
}
