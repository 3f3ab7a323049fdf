package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collections in memory, of one gateway. Safe for threads, which wait for each other only while a
 * few variables are copied; holds a bounded number of collections.
 */
public final class MemoryStore implements CollectionStore {
  private final int maxCollections;

  /** In the order in which they were written last. */
  private final Map<Name, Entry> entries = new LinkedHashMap<>();

  private record Entry(Stored stored, Instant forgetAt) {}

  public MemoryStore(int maxCollections) {
    this.maxCollections = maxCollections;
  }

  @Override
  public synchronized Stored load(Name name, Instant now) {
    Entry entry = entries.get(name);
    return entry == null || !now.isBefore(entry.forgetAt) ? empty(now) : alive(entry.stored, now);
  }

  @Override
  public synchronized void apply(Name name, List<Change> changes, Instant now, Duration keep) {
    Entry old = entries.remove(name);
    makeRoom(now);
    entries.put(name, new Entry(changed(old, changes, now), now.plus(keep)));
  }

  /**
   * What was not written for longest goes: as long as it is over, and one that is not if need be.
   */
  private void makeRoom(Instant now) {
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      boolean over = !now.isBefore(oldest.next().forgetAt);
      if (!over && entries.size() < maxCollections) {
        return;
      }
      oldest.remove();
    }
  }

  private static Stored changed(@Nullable Entry old, List<Change> changes, Instant now) {
    boolean over = old == null || !now.isBefore(old.forgetAt);
    Stored before = old == null || over ? empty(now) : alive(old.stored, now);
    Map<String, StoredVariable> variables = new HashMap<>(before.variables());
    for (Change change : changes) {
      apply(change, variables);
    }
    return new Stored(before.created(), now, before.updates() + 1, variables);
  }

  private static void apply(Change change, Map<String, StoredVariable> variables) {
    StoredVariable old = variables.get(change.key());
    switch (change) {
      case Change.Set(String key, Slice value) ->
          variables.put(key, new StoredVariable(key, value, null));
      case Change.Add(String key, long delta) -> {
        long sum = (old == null ? 0 : Numbers.leading(old.value())) + delta;
        Instant expires = old == null ? null : old.expires();
        variables.put(key, new StoredVariable(key, Slice.latin1(Long.toString(sum)), expires));
      }
      case Change.Remove(String key) -> variables.remove(key);
      case Change.Expire(String key, Instant at) -> {
        if (old != null) {
          variables.put(key, new StoredVariable(key, old.value(), at));
        }
      }
    }
  }

  private static Stored alive(Stored stored, Instant now) {
    Map<String, StoredVariable> alive = new HashMap<>(stored.variables());
    alive.values().removeIf(v -> v.expires() != null && !now.isBefore(v.expires()));
    return new Stored(stored.created(), stored.updated(), stored.updates(), alive);
  }

  private static Stored empty(Instant now) {
    return new Stored(now, now, 0, Map.of());
  }
}
