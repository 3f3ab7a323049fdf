package dev.sallyport.rules.match;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** The bytes that a match of a program can begin with; all where it may be empty or look around. */
final class FirstBytes {
  private FirstBytes() {}

  static ByteSet of(Program program) {
    ByteSet first = ByteSet.NONE;
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(0);
    while (!open.isEmpty()) {
      int pc = open.remove();
      if (seen.get(pc)) {
        continue;
      }
      seen.set(pc);
      switch (program.op(pc)) {
        case BYTES -> first = first.union(program.set(pc));
        case SPLIT -> {
          open.add(program.x(pc));
          open.add(program.y(pc));
        }
        case LOOP, LAZY_LOOP -> {
          open.add(program.x(pc));
          open.add(pc + 1);
        }
        case JUMP -> open.add(program.x(pc));
        case SAVE, MARK, PLACE, ATOMIC -> open.add(pc + 1);
        // What is looked at may be taken after it or not: only what follows tells.
        case LOOK, LOOK_NOT -> open.add(program.x(pc));
        case BACK, REFERENCE, SUCCEED, MATCH -> {
          return ByteSet.ALL;
        }
      }
    }
    return first;
  }
}
