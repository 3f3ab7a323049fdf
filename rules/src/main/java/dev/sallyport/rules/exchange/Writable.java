package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;
import org.jspecify.annotations.Nullable;

/** A collection that {@code setvar} changes: TX, ENV, and the persistent ones. */
public interface Writable extends Values {
  @Nullable Value value(String key);

  void set(String key, Slice bytes);

  /** Adds to a number; text that is none, and a missing value, count as 0. */
  void add(String key, long delta);

  void remove(String key);
}
