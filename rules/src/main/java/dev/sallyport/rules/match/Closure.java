package dev.sallyport.rules.match;

import dev.sallyport.rules.match.Program.Op;
import java.util.Arrays;

/** The instructions that can be reached without a byte and that wait for a byte or a place. */
final class Closure {
  private final Program program;

  /** Instruction to the round in which it was last reached, so that nothing need be cleared. */
  private final int[] reached;

  private int round = 1;
  private int[] waiting = new int[16];
  private int count;
  private int[] open = new int[16];
  private boolean matched;

  Closure(Program program) {
    this.program = program;
    reached = new int[program.length()];
  }

  /** Whether a match can only begin where nothing stands before. */
  static boolean isAnchored(Program program) {
    Closure closure = new Closure(program);
    closure.add(0);
    boolean anchored = !closure.matched;
    for (int i = 0; i < closure.count; i++) {
      int pc = closure.waiting[i];
      anchored &= program.op(pc) == Op.PLACE && program.place(pc) == Place.BEGIN;
    }
    return anchored;
  }

  void clear() {
    round++;
    count = 0;
    matched = false;
  }

  boolean matched() {
    return matched;
  }

  int count() {
    return count;
  }

  int get(int index) {
    return waiting[index];
  }

  int[] sorted() {
    int[] sorted = Arrays.copyOf(waiting, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** What a state waits for, and what can be reached where its places are met. */
  void addAll(DfaState state, int after) {
    for (int i = 0; i < state.count(); i++) {
      add(state.waiting(i));
    }
    for (int i = 0; i < count; i++) {
      int pc = waiting[i];
      if (program.op(pc) == Op.PLACE && program.place(pc).holds(state.before(), after)) {
        add(pc + 1);
      }
    }
  }

  void add(int start) {
    int top = 0;
    open[top++] = start;
    while (top > 0) {
      int pc = open[--top];
      if (reached[pc] == round) {
        continue;
      }
      reached[pc] = round;
      if (top + 2 > open.length) {
        open = Arrays.copyOf(open, open.length * 2);
      }
      switch (program.op(pc)) {
        case SPLIT -> {
          open[top++] = program.x(pc);
          open[top++] = program.y(pc);
        }
        case JUMP -> open[top++] = program.x(pc);
        case SAVE -> open[top++] = pc + 1;
        case BYTES, PLACE -> waiting(pc);
        case MATCH -> matched = true;
        case MARK, LOOP, LAZY_LOOP, BACK, ATOMIC, LOOK, LOOK_NOT, SUCCEED, REFERENCE ->
            throw new IllegalStateException("no automaton can do " + program.op(pc));
      }
    }
  }

  private void waiting(int pc) {
    if (count == waiting.length) {
      waiting = Arrays.copyOf(waiting, count * 2);
    }
    waiting[count++] = pc;
  }
}
