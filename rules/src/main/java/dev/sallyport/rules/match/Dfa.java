package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Program.Op;

/**
 * Answers whether a program matches anywhere in a value, one table look-up a byte. The states are
 * made when a value first needs them and forgotten all together when they take too much memory; a
 * byte for which a state is made costs time in the order of the program's length.
 */
final class Dfa {
  static final int LARGEST_CACHE_BYTES = 160_000;

  private final Program program;
  private final ByteClasses classes;
  private final PlaceUse places;
  private final boolean anchored;
  private volatile DfaCache cache = new DfaCache();

  Dfa(Program program) {
    this.program = program;
    places = PlaceUse.of(program);
    classes = new ByteClasses(places.toTellApart(program.sets()));
    anchored = Closure.isAnchored(program);
  }

  /** Where the match that ends first ends; -1 where there is none at or after {@code from}. */
  int firstEnd(Slice value, int from) {
    DfaCache known = cache;
    DfaState state = start(known, from == 0 ? Place.NOTHING : value.at(from - 1));
    for (int i = from; i <= value.length(); i++) {
      if (state.isFinal()) {
        return state.isMatch() ? i : -1;
      }
      int column = i == value.length() ? classes.count() : classes.of(value.at(i));
      DfaState next = state.follower(column);
      if (next == null) {
        known = roomy(known);
        next = known.intern(follower(state, column));
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

  private DfaState start(DfaCache known, int before) {
    int representative = places.representative(before);
    DfaState state = known.start(representative);
    if (state == null) {
      Closure closure = new Closure(program);
      closure.add(0);
      state = known.intern(state(closure, representative));
      known.start(representative, state);
    }
    return state;
  }

  private DfaState follower(DfaState state, int column) {
    int after = column == classes.count() ? Place.NOTHING : classes.member(column);
    Closure here = new Closure(program);
    here.addAll(state, after);
    if (here.matched()) {
      return DfaState.MATCHED;
    }
    if (after == Place.NOTHING) {
      return DfaState.DEAD;
    }
    Closure next = new Closure(program);
    for (int i = 0; i < here.count(); i++) {
      int pc = here.get(i);
      if (program.op(pc) == Op.BYTES && program.set(pc).contains(after)) {
        next.add(pc + 1);
      }
    }
    if (!anchored) {
      next.add(0);
    }
    return state(next, places.representative(after));
  }

  private DfaState state(Closure closure, int before) {
    if (closure.matched()) {
      return DfaState.MATCHED;
    }
    int[] waiting = closure.sorted();
    return waiting.length == 0 ? DfaState.DEAD : new DfaState(waiting, before, classes.count() + 1);
  }
}
