package dev.sallyport.rules.variable;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.exchange.Values;
import dev.sallyport.rules.lang.WordDoc;
import java.util.List;
import java.util.function.Function;

/** A variable that is a collection. */
record Keyed(String word, WordDoc doc, Function<Exchange, Values> source, boolean lasting)
    implements Variable {
  /** Of values that last. */
  Keyed(String word, WordDoc doc, Function<Exchange, Values> source) {
    this(word, doc, source, true);
  }

  /** Of values that rules change. */
  static Keyed changing(String word, WordDoc doc, Function<Exchange, Values> source) {
    return new Keyed(word, doc, source, false);
  }

  @Override
  public boolean takesSelector() {
    return true;
  }

  @Override
  public List<Value> values(Exchange exchange, Selector selector) {
    return selector.from(source.apply(exchange));
  }
}
