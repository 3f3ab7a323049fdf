package dev.sallyport.rules.action;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Numbers;
import dev.sallyport.rules.exchange.Writable;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.variable.Macro;
import java.util.List;
import java.util.Locale;

/** {@code setvar}: sets, adds to, takes from or removes one variable of a collection. */
record SetVar(String collection, Macro key, Change change, Macro value) implements Effect {
  private static final List<String> COLLECTIONS =
      List.of("tx", "ip", "global", "resource", "session", "user", "env");

  /** What happens to the variable. */
  enum Change {
    SET,
    ADD,
    SUBTRACT,
    REMOVE
  }

  static SetVar read(String text) throws BadWord {
    boolean remove = text.startsWith("!");
    String rest = remove ? text.substring(1) : text;
    int equals = rest.indexOf('=');
    String name = (equals < 0 ? rest : rest.substring(0, equals)).strip();
    String value = equals < 0 ? "1" : rest.substring(equals + 1);
    Change change = remove ? Change.REMOVE : change(value);
    boolean signed = change == Change.ADD || change == Change.SUBTRACT;
    VariableName variable = VariableName.read("setvar", name, COLLECTIONS);
    return new SetVar(
        variable.collection(),
        variable.key(),
        change,
        Macro.read(signed ? value.substring(1) : value));
  }

  private static Change change(String value) {
    return value.startsWith("+")
        ? Change.ADD
        : value.startsWith("-") ? Change.SUBTRACT : Change.SET;
  }

  @Override
  public void perform(Exchange exchange) {
    Writable values = exchange.writable(collection);
    if (values == null) {
      return;
    }
    String name = key.text(exchange);
    switch (change) {
      case SET -> values.set(name, kept(value.expand(exchange)));
      case ADD -> add(exchange, values, name, Numbers.leading(value.expand(exchange)));
      case SUBTRACT -> add(exchange, values, name, -Numbers.leading(value.expand(exchange)));
      case REMOVE -> values.remove(name);
    }
  }

  /** What macros gave may change with what it came from. */
  private Slice kept(Slice given) {
    return value.constant() ? given : Slice.of(given.copy());
  }

  private void add(Exchange exchange, Writable values, String name, long delta) {
    values.add(name, delta);
    if (collection.equals("tx") && name.contains("anomaly_score")) {
      exchange.matched().scored(name, delta);
    }
  }

  /** {@code tx.score}: a collection, in lower case, and a key. */
  record VariableName(String collection, Macro key) {
    static VariableName read(String word, String name, List<String> collections) throws BadWord {
      int dot = 0;
      while (dot < name.length() && name.charAt(dot) != '.' && name.charAt(dot) != ':') {
        dot++;
      }
      String collection = name.substring(0, dot).toLowerCase(Locale.ROOT);
      if (!collections.contains(collection) || dot + 1 >= name.length()) {
        throw new BadWord(
            word
                + " wants a variable of one of "
                + collections
                + " such as "
                + collections.getFirst()
                + ".x, got "
                + name);
      }
      return new VariableName(collection, Macro.read(name.substring(dot + 1)));
    }
  }
}
