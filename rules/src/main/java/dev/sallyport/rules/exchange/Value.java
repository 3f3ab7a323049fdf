package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Candidates;
import java.util.List;
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
  private @Nullable List<Value> alone;
  private long kinds;
  private @Nullable Candidates candidates;
  private @Nullable Value @Nullable [] transformed;

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

  /** A list of this value only. */
  public List<Value> alone() {
    if (alone == null) {
      alone = List.of(this);
    }
    return alone;
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

  /** The {@link ByteKinds} that its bytes are of. */
  public long kinds() {
    if (kinds == 0) {
      kinds = ByteKinds.in(bytes);
    }
    return kinds;
  }

  /** Which tests may match it, where that was found out before. */
  public @Nullable Candidates candidates() {
    return candidates;
  }

  public void candidates(Candidates found) {
    candidates = found;
    kinds = found.kinds();
  }

  /** What the transformation of that number makes of this value, where it was asked before. */
  public @Nullable Value transformed(int transformation) {
    return transformed == null ? null : transformed[transformation];
  }

  /** Keeps a result for the next rule that asks. */
  public void remember(int transformation, int transformations, Value result) {
    if (transformed == null) {
      transformed = new Value[transformations];
    }
    transformed[transformation] = result;
  }

  @Override
  public String toString() {
    return key + "=" + bytes;
  }
}
