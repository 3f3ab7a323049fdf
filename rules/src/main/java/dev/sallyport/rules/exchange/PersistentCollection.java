package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.CollectionStore.Change;
import dev.sallyport.rules.exchange.CollectionStore.Name;
import dev.sallyport.rules.exchange.CollectionStore.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A persistent collection opened by {@code initcol}: read once, its changes kept for the end. */
public final class PersistentCollection implements Writable {
  private final Name name;
  private final Stored stored;
  private final ValueMap values = new ValueMap();
  private final List<Change> changes = new ArrayList<>();

  PersistentCollection(Name name, Stored stored, Instant now) {
    this.name = name;
    this.stored = stored;
    stored.variables().values().forEach(v -> values.set(v.key(), v.value()));
    number("CREATE_TIME", stored.created().getEpochSecond());
    number("LAST_UPDATE_TIME", stored.updated().getEpochSecond());
    number("UPDATE_COUNTER", stored.updates());
    number("UPDATE_RATE", perMinute(now));
    number("IS_NEW", stored.updates() == 0 ? 1 : 0);
    values.set("KEY", Slice.latin1(name.key()));
  }

  private void number(String key, long number) {
    values.set(key, Slice.latin1(Long.toString(number)));
  }

  private long perMinute(Instant now) {
    long seconds = Duration.between(stored.created(), now).toSeconds();
    return seconds <= 0 ? 0 : stored.updates() * 60 / seconds;
  }

  @Override
  public @Nullable Value value(String key) {
    return values.value(key);
  }

  @Override
  public void set(String key, Slice bytes) {
    values.set(key, bytes);
    changes.add(new Change.Set(lower(key), bytes));
  }

  @Override
  public void add(String key, long delta) {
    values.add(key, delta);
    changes.add(new Change.Add(lower(key), delta));
  }

  @Override
  public void remove(String key) {
    values.remove(key);
    changes.add(new Change.Remove(lower(key)));
  }

  /** {@code expirevar}. */
  public void expire(String key, Instant at) {
    changes.add(new Change.Expire(lower(key), at));
  }

  /**
   * {@code deprecatevar}: takes {@code amount} off for each {@code period} since the last update.
   */
  public void deprecate(String key, long amount, Duration period, Instant now) {
    Value value = values.value(key);
    if (value == null || period.isZero()) {
      return;
    }
    long periods = Duration.between(stored.updated(), now).dividedBy(period);
    long number = Numbers.leading(value.bytes());
    long less = Math.max(0, number - periods * amount);
    if (less < number) {
      add(key, less - number);
    }
  }

  @Override
  public List<Value> all() {
    return values.all();
  }

  @Override
  public List<Value> named(String lowerKey) {
    return values.named(lowerKey);
  }

  @Override
  public int size() {
    return values.size();
  }

  Name name() {
    return name;
  }

  List<Change> changes() {
    return changes;
  }

  private static String lower(String key) {
    return key.toLowerCase(Locale.ROOT);
  }
}
