package dev.sallyport.rules.variable;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.lang.WordDoc;
import java.util.List;

/** A variable that a gateway cannot have; rules that name it do not load. */
record Refused(String word, WordDoc doc) implements Variable {
  static Refused because(String word, String why) {
    return new Refused(word, WordDoc.refused(why, "SecRule " + word + " \"@eq 1\" \"id:1,deny\""));
  }

  @Override
  public boolean takesSelector() {
    return true;
  }

  @Override
  public List<Value> values(Exchange exchange, Selector selector) {
    return List.of();
  }
}
