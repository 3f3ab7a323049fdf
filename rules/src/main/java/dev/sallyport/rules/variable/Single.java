package dev.sallyport.rules.variable;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.lang.WordDoc;
import java.util.List;
import java.util.function.Function;

/** A variable that has one value. */
record Single(
    String word, WordDoc doc, Function<Exchange, Value> source, boolean lasting, boolean body)
    implements Variable {
  /** Of a value that lasts. */
  Single(String word, WordDoc doc, Function<Exchange, Value> source) {
    this(word, doc, source, true, false);
  }

  /** Of a whole body. */
  static Single body(String word, WordDoc doc, Function<Exchange, Value> source) {
    return new Single(word, doc, source, true, true);
  }

  /** Of a value made anew each time. */
  static Single changing(String word, WordDoc doc, Function<Exchange, Value> source) {
    return new Single(word, doc, source, false, false);
  }

  static Single text(String word, WordDoc doc, Function<Exchange, String> source) {
    return changing(word, doc, x -> Value.of("", source.apply(x)));
  }

  static Single number(String word, WordDoc doc, Function<Exchange, Number> source) {
    return text(word, doc, x -> source.apply(x).toString());
  }

  static Single flag(String word, WordDoc doc, Function<Exchange, Boolean> source) {
    return text(word, doc, x -> source.apply(x) ? "1" : "0");
  }

  @Override
  public boolean takesSelector() {
    return false;
  }

  @Override
  public List<Value> values(Exchange exchange, Selector selector) {
    return source.apply(exchange).alone();
  }
}
