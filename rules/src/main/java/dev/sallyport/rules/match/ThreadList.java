package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Slice;
import java.util.Arrays;

/**
 * The ways through a program at one position of a value, in the order a backtracking matcher would
 * try them, each with its slots.
 */
final class ThreadList {
  private final Program program;
  private final Slice value;
  private final int width;
  private final int[] order;

  /** Instruction to the position at which it was last reached, so that nothing need be cleared. */
  private final int[] reachedAt;

  private final int[] slots;
  private int count;

  /** Pairs: an instruction to follow, or a slot's complement and its former content. */
  private int[] open = new int[64];

  ThreadList(Program program, Slice value, int width) {
    this.program = program;
    this.value = value;
    this.width = width;
    order = new int[program.length()];
    reachedAt = new int[program.length()];
    Arrays.fill(reachedAt, -1);
    slots = new int[program.length() * width];
  }

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  int get(int index) {
    return order[index];
  }

  /** Copies the slots of the thread at {@code pc}. */
  void load(int pc, int[] into) {
    System.arraycopy(slots, pc * width, into, 0, width);
  }

  /** Adds all that can be reached from {@code start}; {@code current} is left as it was. */
  void add(int start, int position, int[] current) {
    int top = push(0, start, 0);
    while (top > 0) {
      top -= 2;
      int pc = open[top];
      if (pc < 0) {
        current[~pc] = open[top + 1];
      } else if (reachedAt[pc] != position) {
        reachedAt[pc] = position;
        top = follow(pc, position, current, top);
      }
    }
  }

  private int follow(int pc, int position, int[] current, int top) {
    int x = program.x(pc);
    return switch (program.op(pc)) {
      case SPLIT -> push(push(top, program.y(pc), 0), x, 0);
      case JUMP -> push(top, x, 0);
      case SAVE -> {
        int next = top;
        if (x < width) {
          next = push(top, ~x, current[x]);
          current[x] = position;
        }
        yield push(next, pc + 1, 0);
      }
      case PLACE -> program.place(pc).isAt(value, position) ? push(top, pc + 1, 0) : top;
      case BYTES, MATCH -> {
        System.arraycopy(current, 0, slots, pc * width, width);
        order[count++] = pc;
        yield top;
      }
      case MARK, LOOP, LAZY_LOOP, BACK, ATOMIC, LOOK, LOOK_NOT, SUCCEED, REFERENCE ->
          throw new IllegalStateException("no automaton can do " + program.op(pc));
    };
  }

  private int push(int top, int first, int second) {
    if (top + 2 > open.length) {
      open = Arrays.copyOf(open, open.length * 2);
    }
    open[top] = first;
    open[top + 1] = second;
    return top + 2;
  }
}
