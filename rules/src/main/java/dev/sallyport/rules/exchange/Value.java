package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One value of a collection with its key, and what transformations made of it so far. Lives as long
 * as the exchange; the bytes never change.
 */
public final class Value {
  private final String key;
  private final Slice bytes;
  private @Nullable String lowerKey;
  private @Nullable Slice @Nullable [] transformed;

  public Value(String key, Slice bytes) {
    this.key = key;
    this.bytes = bytes;
  }

  public static Value of(String key, String latin1) {
    return new Value(key, Slice.latin1(latin1));
  }

  /** Empty for a variable that is no collection. */
  public String key() {
    return key;
  }

  /** The key as selectors compare it. */
  public String lowerKey() {
    if (lowerKey == null) {
      lowerKey = key.toLowerCase(Locale.ROOT);
    }
    return lowerKey;
  }

  public Slice bytes() {
    return bytes;
  }

  /** What the chain numbered {@code chain} makes of this value, where it was asked before. */
  public @Nullable Slice transformed(int chain) {
    return transformed == null ? null : transformed[chain];
  }

  /** Keeps a result for the next rule that asks. */
  public void remember(int chain, int chains, Slice result) {
    if (transformed == null) {
      transformed = new Slice[chains];
    }
    transformed[chain] = result;
  }

  @Override
  public String toString() {
    return key + "=" + bytes;
  }
}
