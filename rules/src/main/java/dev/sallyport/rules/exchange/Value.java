package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Candidates;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One value of a collection with its key, what transformations made of it so far, and what is known
 * of it. Lives as long as the exchange, or longer where {@link KnownValues} keeps it; then threads
 * share it, and what one of them does not see of another's work it does again. The bytes never
 * change.
 */
public final class Value {
  private final String key;
  private final Slice bytes;
  private @Nullable String lowerKey;
  private @Nullable List<Value> alone;
  private long kinds;
  private @Nullable Candidates candidates;
  private @Nullable Value @Nullable [] transformed;

  /** Whether it outlives the exchange, so that it pays to keep what did not match it. */
  private final boolean lasting;

  private long @Nullable [] failed;

  public Value(String key, Slice bytes) {
    this(key, bytes, false);
  }

  private Value(String key, Slice bytes, boolean lasting) {
    this.key = key;
    this.bytes = bytes;
    this.lasting = lasting;
  }

  static Value lasting(String key, Slice bytes) {
    return new Value(key, bytes, true);
  }

  /** Whether it outlives the exchange. */
  public boolean isLasting() {
    return lasting;
  }

  /** What a transformation made of it. */
  public Value form(Slice after) {
    return new Value(key, after, lasting);
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
    List<Value> list = alone;
    if (list == null) {
      list = List.of(this);
      alone = list;
    }
    return list;
  }

  /** The key as selectors compare it. */
  public String lowerKey() {
    String lower = lowerKey;
    if (lower == null) {
      lower = key.toLowerCase(Locale.ROOT);
      lowerKey = lower;
    }
    return lower;
  }

  public Slice bytes() {
    return bytes;
  }

  /** The {@link ByteKinds} that its bytes are of. */
  public long kinds() {
    long known = kinds;
    if (known == 0) {
      known = ByteKinds.in(bytes);
      kinds = known;
    }
    return known;
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
    @Nullable Value[] results = transformed;
    return results == null ? null : results[transformation];
  }

  /** Keeps a result for the next rule that asks. */
  public void remember(int transformation, int transformations, Value result) {
    @Nullable Value[] results = transformed;
    if (results == null) {
      results = new Value[transformations];
      transformed = results;
    }
    results[transformation] = result;
  }

  /** Whether a test is known not to match it. */
  public boolean failed(int test) {
    long[] known = failed;
    return known != null && (known[test >> 6] >>> test & 1) != 0;
  }

  /** Keeps that a test does not match it; {@code words}: how many longs a set of tests takes. */
  public void fails(int test, int words) {
    if (lasting) {
      long[] known = failed;
      if (known == null) {
        known = new long[words];
        failed = known;
      }
      known[test >> 6] |= 1L << test;
    }
  }

  @Override
  public String toString() {
    return key + "=" + bytes;
  }
}
