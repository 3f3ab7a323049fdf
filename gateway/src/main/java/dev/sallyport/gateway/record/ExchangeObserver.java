package dev.sallyport.gateway.record;

/** Hears of every exchange once, when it has ended. Called on event loops: must not block. */
@FunctionalInterface
public interface ExchangeObserver {
  void ended(ExchangeRecord exchange);

  /** Whether so much waits to be told that no further exchange should begin for now. */
  default boolean behind() {
    return false;
  }
}
