package dev.sallyport.rules.exchange;

import dev.sallyport.rules.exchange.CollectionStore.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The persistent collections that this exchange opened. */
public final class Persistence {
  private final CollectionStore store;
  private final Duration keep;
  private final Map<String, PersistentCollection> open = new HashMap<>();

  Persistence(CollectionStore store, Duration keep) {
    this.store = store;
    this.keep = keep;
  }

  /** Opens a collection; the first key stands, as in ModSecurity. */
  public void open(String collection, String key, Instant now) {
    if (!key.isEmpty() && !open.containsKey(collection)) {
      Name name = new Name(collection, key);
      open.put(collection, new PersistentCollection(name, store.load(name, now), now));
    }
  }

  /** Null before it was opened. {@code collection}: in lower case. */
  public @Nullable PersistentCollection collection(String collection) {
    return open.get(collection);
  }

  /** Hands the changes to the store, once, when the exchange is over. */
  public void save(Instant now) {
    for (PersistentCollection collection : open.values()) {
      if (!collection.changes().isEmpty()) {
        store.apply(collection.name(), collection.changes(), now, keep);
      }
    }
    open.clear();
  }
}
