package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A collection with one value a key; keeps the spelling of the key that was set first. */
public final class ValueMap implements Writable {
  private final Map<String, Value> values = new LinkedHashMap<>();

  @Override
  public @Nullable Value value(String key) {
    return values.get(key.toLowerCase(Locale.ROOT));
  }

  @Override
  public void set(String key, Slice bytes) {
    String lower = key.toLowerCase(Locale.ROOT);
    Value old = values.get(lower);
    values.put(lower, new Value(old == null ? key : old.key(), bytes));
  }

  @Override
  public void add(String key, long delta) {
    Value old = value(key);
    long sum = (old == null ? 0 : Numbers.leading(old.bytes())) + delta;
    set(key, Slice.latin1(Long.toString(sum)));
  }

  @Override
  public void remove(String key) {
    values.remove(key.toLowerCase(Locale.ROOT));
  }

  @Override
  public List<Value> all() {
    return List.copyOf(values.values());
  }

  @Override
  public List<Value> named(String lowerKey) {
    Value value = values.get(lowerKey);
    return value == null ? List.of() : value.alone();
  }

  @Override
  public int size() {
    return values.size();
  }
}
