package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values in the order of the message; a key may come more than once. */
public final class ValueList implements Values {
  private final List<Value> values = new ArrayList<>();
  private long combinedBytes;
  private @Nullable Map<String, List<Value>> byKey;

  public void add(Value value) {
    values.add(value);
    combinedBytes += value.key().length() + value.bytes().length();
    byKey = null;
  }

  public void add(String key, Slice bytes) {
    add(new Value(key, bytes));
  }

  @Override
  public List<Value> all() {
    return values;
  }

  @Override
  public List<Value> named(String lowerKey) {
    if (byKey == null) {
      byKey = new HashMap<>();
      for (Value value : values) {
        byKey.computeIfAbsent(value.lowerKey(), k -> new ArrayList<>(1)).add(value);
      }
    }
    return byKey.getOrDefault(lowerKey, List.of());
  }

  @Override
  public int size() {
    return values.size();
  }

  /** Bytes of all keys and values together. */
  public long combinedBytes() {
    return combinedBytes;
  }
}
