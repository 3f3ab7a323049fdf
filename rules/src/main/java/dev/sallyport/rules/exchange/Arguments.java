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

  void addQuery(List<Argument> arguments) {
    add(arguments, query, queryNames);
  }

  void addBody(List<Argument> arguments) {
    add(arguments, body, bodyNames);
  }

  private void add(List<Argument> arguments, ValueList values, ValueList names) {
    for (Argument argument : arguments) {
      String key = argument.name().toString();
      Value value = new Value(key, argument.value());
      Value name = new Value(key, argument.name());
      values.add(value);
      names.add(name);
      all.add(value);
      allNames.add(name);
    }
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
