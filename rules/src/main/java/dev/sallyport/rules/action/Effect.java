package dev.sallyport.rules.action;

import dev.sallyport.rules.exchange.Exchange;

/** What a rule does to the exchange each time that it matches. Immutable. */
@FunctionalInterface
public interface Effect {
  void perform(Exchange exchange);
}
