package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what outlives an exchange: the collections IP, GLOBAL, RESOURCE, SESSION, USER. Called from
 * many exchanges at a time; changes are small so that a store shared by several gateways can apply
 * them one by one.
 */
public interface CollectionStore {
  /** Keeps nothing. */
  CollectionStore NONE =
      new CollectionStore() {
        @Override
        public Stored load(Name name, Instant now) {
          return new Stored(now, now, 0, Map.of());
        }

        @Override
        public void apply(Name name, List<Change> changes, Instant now, Duration keep) {}
      };

  /** What is kept under a name, without what expired; new and empty where there is nothing. */
  Stored load(Name name, Instant now);

  /** Applies changes in order; the whole is forgotten {@code keep} after the last of them. */
  void apply(Name name, List<Change> changes, Instant now, Duration keep);

  /** For instance {@code ip} and {@code 192.0.2.1}; the collection's word is in lower case. */
  record Name(String collection, String key) {}

  /** A variable; {@code expires} null lives as long as the collection. */
  record StoredVariable(String key, Slice value, @Nullable Instant expires) {}

  /** A collection as it was; the variables' keys in lower case. */
  record Stored(
      Instant created, Instant updated, long updates, Map<String, StoredVariable> variables) {
    public Stored {
      variables = Map.copyOf(variables);
    }
  }

  /** One change of one variable. */
  sealed interface Change {
    String key();

    /** Sets; an expiry set before goes. */
    record Set(String key, Slice value) implements Change {}

    /** Adds to a number. */
    record Add(String key, long delta) implements Change {}

    /** Removes. */
    record Remove(String key) implements Change {}

    /** Removes at a time to come. */
    record Expire(String key, Instant at) implements Change {}
  }
}
