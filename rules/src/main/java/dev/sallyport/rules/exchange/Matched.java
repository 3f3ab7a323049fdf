package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;

/** What matched last: MATCHED_VAR, MATCHED_VARS and their names. */
public final class Matched {
  private Value last = new Value("", Slice.EMPTY);
  private ValueList previous = new ValueList();
  private ValueList current = new ValueList();

  /** A rule that starts a chain, or stands alone, forgets what rules before it matched. */
  public void beginRule() {
    previous = empty(previous);
    current = empty(current);
  }

  private static ValueList empty(ValueList list) {
    return list.size() == 0 ? list : new ValueList();
  }

  /** A chained rule sees what the rules above it in the chain matched. */
  public void beginChained() {
    previous = current;
    current = new ValueList();
  }

  /** {@code name} is the full one, such as {@code ARGS:x}. */
  public void add(String name, Slice bytes) {
    last = new Value(name, bytes);
    current.add(last);
  }

  /** Key: the full name; bytes: what matched, after transformation. */
  public Value last() {
    return last;
  }

  public ValueList all() {
    return previous.size() > 0 ? previous : current;
  }
}
