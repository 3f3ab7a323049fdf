package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Slice;

/**
 * Answers whether a program matches anywhere in a value, one table look-up a byte. States are made
 * when a value first needs them, at most one a byte, each at a cost in the order of the program's
 * length; they are forgotten all together when they take too much memory. Shared by threads.
 */
final class Dfa {
  static final int LARGEST_CACHE_BYTES = 160_000;

  private final DfaPlan plan;
  private volatile DfaCache cache = new DfaCache();

  Dfa(Program program) {
    plan = new DfaPlan(program);
  }

  /** Where the match that ends first ends; -1 where there is none at or after {@code from}. */
  int firstEnd(Slice value, int from) {
    DfaCache known = cache;
    DfaGrowth growth = null;
    int before = plan.representative(from == 0 ? Place.NOTHING : value.at(from - 1));
    DfaState state = known.start(before);
    if (state == null) {
      growth = new DfaGrowth(plan);
      state = known.internStart(before, growth.start(before));
    }
    for (int i = from; i <= value.length(); i++) {
      if (state.isFinal) {
        return state.isMatch() ? i : -1;
      }
      int column = i == value.length() ? plan.endColumn() : plan.column(value.at(i));
      DfaState next = state.follower(column);
      if (next == null) {
        growth = growth == null ? new DfaGrowth(plan) : growth;
        known = roomy(known);
        next = known.intern(growth.follower(state, column));
        state.follower(column, next);
      }
      state = next;
    }
    return state.isMatch() ? value.length() : -1;
  }

  private DfaCache roomy(DfaCache known) {
    if (known.bytes() < LARGEST_CACHE_BYTES) {
      return known;
    }
    DfaCache fresh = new DfaCache();
    cache = fresh;
    return fresh;
  }

  int cacheBytes() {
    return cache.bytes();
  }
}
