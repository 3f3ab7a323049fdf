package dev.sallyport.console;

import dev.sallyport.console.recent.LastHour;
import dev.sallyport.console.recent.RecentExchanges;
import dev.sallyport.gateway.record.ExchangeConsumer;
import dev.sallyport.gateway.record.ExchangeRecord;
import java.time.InstantSource;

/**
 * What the console remembers of the exchanges of a gateway. There before the gateway is, so that it
 * misses none.
 */
public final class ConsoleMemory implements ExchangeConsumer {
  private final RecentExchanges exchanges = new RecentExchanges();
  private final LastHour hour = new LastHour(InstantSource.system());

  @Override
  public void take(ExchangeRecord exchange) {
    exchanges.take(exchange);
    hour.take(exchange);
  }

  RecentExchanges exchanges() {
    return exchanges;
  }

  LastHour hour() {
    return hour;
  }
}
