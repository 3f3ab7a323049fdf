package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;
import java.util.Map;
import java.util.TreeMap;

/** What matched last: MATCHED_VAR, MATCHED_VARS and their names, and what score that gave. */
public final class Matched {
  private Value last = new Value("", Slice.EMPTY);
  private ValueList previous = new ValueList();
  private ValueList current = new ValueList();
  private final Map<String, Long> scores = new TreeMap<>();

  /** A rule that starts a chain, or stands alone, forgets what rules before it matched. */
  public void beginRule() {
    previous = empty(previous);
    current = empty(current);
    if (!scores.isEmpty()) {
      scores.clear();
    }
  }

  /** The rule at work adds to a score, a variable of TX. */
  public void scored(String name, long points) {
    scores.merge(name, points, Long::sum);
  }

  /** What the rule at work, with those that it is chained to, added to scores. */
  public Map<String, Long> scores() {
    return scores;
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
