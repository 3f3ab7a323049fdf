package dev.sallyport.rules.exchange;

import dev.sallyport.rules.body.Argument;
import java.util.List;

/** The arguments of a request, from its query and from its body. */
public final class Arguments {
  private final ValueList all = new ValueList();
  private final ValueList allNames = new ValueList();
  private final ValueList query = new ValueList();
  private final ValueList queryNames = new ValueList();
  private final ValueList body = new ValueList();
  private final ValueList bodyNames = new ValueList();

  void addQuery(List<Argument> arguments, KnownValues known) {
    for (Argument argument : arguments) {
      String key = argument.name().toString();
      add(known.of(key, argument.value()), known.of(key, argument.name()), query, queryNames);
    }
  }

  /** What was sent in a body is not kept for other exchanges; its names are. */
  void addBody(List<Argument> arguments, KnownValues known) {
    for (Argument argument : arguments) {
      String key = argument.name().toString();
      add(new Value(key, argument.value()), known.of(key, argument.name()), body, bodyNames);
    }
  }

  private void add(Value value, Value name, ValueList values, ValueList names) {
    values.add(value);
    names.add(name);
    all.add(value);
    allNames.add(name);
  }

  public ValueList all() {
    return all;
  }

  public ValueList allNames() {
    return allNames;
  }

  public ValueList query() {
    return query;
  }

  public ValueList queryNames() {
    return queryNames;
  }

  public ValueList body() {
    return body;
  }

  public ValueList bodyNames() {
    return bodyNames;
  }
}
