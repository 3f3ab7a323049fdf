package dev.sallyport.rules.variable;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.lang.WordDoc;
import java.util.List;

/** One variable of the language: where its values come from. Stateless. */
public interface Variable {
  /** The SecLang spelling, in upper case. */
  String word();

  WordDoc doc();

  /** Whether a selector may follow: {@code ARGS:x}. */
  boolean takesSelector();

  /** The values that the selector chooses, in order. */
  List<Value> values(Exchange exchange, Selector selector);

  /** Whether its values stay the same objects, and the same in number, while a phase runs. */
  default boolean lasting() {
    return false;
  }

  /** Whether it is a whole body: long, and looked at by few rules. */
  default boolean body() {
    return false;
  }

  /** How {@code %{MATCHED_VAR_NAME}} calls a value of it. */
  default String nameOf(Value value) {
    return value.key().isEmpty() ? word() : word() + ":" + value.key();
  }
}
