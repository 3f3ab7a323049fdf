package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Answers whether a program matches anywhere in a value, one table look-up a byte. States are made
 * when a value first needs them, at most one a byte, each at a cost in the order of the program's
 * length; they are forgotten all together when they take too much memory. Shared by threads.
 */
final class Dfa {
  static final int LARGEST_CACHE_BYTES = 160_000;

  /** After so many leaps to where a match may begin they must be worth it. */
  private static final int FEW_LEAPS = 32;

  /** How many bytes a leap must be ahead in the mean, with what the automaton looked at. */
  private static final int LEAST_LEAP = 8;

  private final DfaPlan plan;
  private volatile DfaCache cache;

  Dfa(Program program) {
    plan = new DfaPlan(program);
    cache = new DfaCache(plan.endColumn() + 1);
  }

  /** Whether there is a match at or after {@code from}. */
  boolean matches(Slice value, int from) {
    FirstPairs first = plan.first();
    return first == null ? run(value, from) : run(value, from, first);
  }

  private boolean run(Slice value, int from) {
    Run run = new Run(cache);
    int state = run.start(before(value, value.from() + from));
    byte[] bytes = value.array();
    byte[] columns = plan.columns();
    int to = value.to();
    int[] table = run.known.table();
    for (int i = value.from() + from; i < to && state > 0; i++) {
      int column = columns[bytes[i] & 0xff] & 0xff;
      int next = table[state + column];
      if (next == DfaCache.UNKNOWN) {
        next = run.follower(state, column);
        table = run.known.table();
      }
      state = next;
    }
    return (state > 0 ? run.atEnd(state) : state) == DfaCache.MATCHED;
  }

  /**
   * The same, where the automaton need not look at bytes with which no match begins. Where there
   * are few of these it looks at all of them in the end.
   */
  private boolean run(Slice value, int from, FirstPairs first) {
    Run run = new Run(cache);
    byte[] bytes = value.array();
    byte[] columns = plan.columns();
    int to = value.to();
    int begin = value.from() + from;
    int leaps = 0;
    int i = first.next(bytes, begin, to);
    while (i < to) {
      boolean pays = ++leaps < FEW_LEAPS || i - begin > leaps * LEAST_LEAP;
      int idle = pays ? DfaCache.IDLE : Integer.MAX_VALUE;
      int state = run.start(before(value, i)) & ~DfaCache.IDLE;
      int[] table = run.known.table();
      for (; i < to && state > 0 && state < idle; i++) {
        int row = state & ~DfaCache.IDLE;
        int column = columns[bytes[i] & 0xff] & 0xff;
        int next = table[row + column];
        if (next == DfaCache.UNKNOWN) {
          next = run.follower(row, column);
          table = run.known.table();
        }
        state = next;
      }
      if (state < idle) {
        return (state > 0 ? run.atEnd(state & ~DfaCache.IDLE) : state) == DfaCache.MATCHED;
      }
      i = first.next(bytes, i, to);
    }
    return false;
  }

  private static int before(Slice value, int at) {
    return at == value.from() ? Place.NOTHING : value.array()[at - 1] & 0xff;
  }

  /** One value's way through the cache, which may be another at its end. */
  private final class Run {
    private DfaCache known;
    private @Nullable DfaGrowth growth;

    Run(DfaCache known) {
      this.known = known;
    }

    int start(int byteBefore) {
      int before = plan.representative(byteBefore);
      int state = known.start(before);
      return state == DfaCache.UNKNOWN ? known.addStart(before, growth().start(before)) : state;
    }

    int atEnd(int state) {
      int next = known.table()[state + plan.endColumn()];
      return next == DfaCache.UNKNOWN ? follower(state, plan.endColumn()) : next;
    }

    int follower(int name, int column) {
      DfaState state = known.state(name);
      DfaState next = growth().follower(state, column);
      if (known.bytes() < LARGEST_CACHE_BYTES) {
        return known.add(name, column, next);
      }
      known = new DfaCache(plan.endColumn() + 1);
      cache = known;
      return known.name(next);
    }

    private DfaGrowth growth() {
      if (growth == null) {
        growth = new DfaGrowth(plan);
      }
      return growth;
    }
  }

  int cacheBytes() {
    return cache.bytes();
  }
}
