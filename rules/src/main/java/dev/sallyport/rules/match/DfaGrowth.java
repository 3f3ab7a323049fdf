package dev.sallyport.rules.match;

import dev.sallyport.rules.match.Program.Op;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes states while one value is read. Not shared. */
final class DfaGrowth {
  private final DfaPlan plan;
  private final Program program;
  private final Closure here;
  private final Closure next;
  private final int @Nullable [] begin;

  DfaGrowth(DfaPlan plan) {
    this.plan = plan;
    program = plan.program();
    here = new Closure(program);
    next = new Closure(program);
    begin = plan.first() == null ? null : begin();
  }

  private int[] begin() {
    next.clear();
    next.add(0);
    return next.sorted();
  }

  /** The state before the first byte. */
  DfaState start(int before) {
    next.clear();
    next.add(0);
    return state(before);
  }

  /** The state behind a byte of {@code column}. */
  DfaState follower(DfaState state, int column) {
    int after = plan.member(column);
    here.clear();
    here.addAll(state, after);
    if (here.matched()) {
      return DfaState.MATCHED;
    }
    if (after == Place.NOTHING) {
      return DfaState.DEAD;
    }
    next.clear();
    for (int i = 0; i < here.count(); i++) {
      int pc = here.get(i);
      if (program.op(pc) == Op.BYTES && program.set(pc).contains(after)) {
        next.add(program.y(pc));
      }
    }
    if (!plan.anchored()) {
      next.add(0);
    }
    return state(plan.representative(after));
  }

  private DfaState state(int before) {
    if (next.matched()) {
      return DfaState.MATCHED;
    }
    if (next.count() == 0) {
      return DfaState.DEAD;
    }
    int[] waiting = next.sorted();
    return new DfaState(waiting, before, begin != null && Arrays.equals(waiting, begin));
  }
}
