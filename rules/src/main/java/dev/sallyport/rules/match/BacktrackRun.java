package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Program.Op;
import java.util.Arrays;

/**
 * One run of a program over one value. What is to be undone or tried on failure lies on a stack of
 * pairs: a branch is an instruction and a position, a restoration is a register's complement and
 * its former content.
 */
final class BacktrackRun {
  private static final int LARGEST_STACK = 4_000_000;

  private final Program program;
  private final Slice value;
  private final int[] registers;
  private int[] stack = new int[256];
  private int top;
  private int position;
  private long stepsLeft;

  BacktrackRun(Program program, Slice value, long steps) {
    this.program = program;
    this.value = value;
    this.stepsLeft = steps;
    registers = new int[program.slots() + program.marks()];
  }

  int[] slots() {
    return Arrays.copyOf(registers, program.slots());
  }

  /** Whether the pattern matches from {@code start} on. */
  boolean from(int start) {
    Arrays.fill(registers, -1);
    top = 0;
    return run(0, start);
  }

  /**
   * Runs to MATCH or SUCCEED; then the position is where that was. Leaves the stack's lower part.
   */
  private boolean run(int instruction, int start) {
    int base = top;
    int pc = instruction;
    position = start;
    while (true) {
      if (stepsLeft-- <= 0) {
        throw new BudgetExhausted(
            "a pattern took more steps than a value of " + value.length() + " bytes may");
      }
      Op op = program.op(pc);
      if (op == Op.MATCH || op == Op.SUCCEED) {
        return true;
      }
      int next = step(op, pc);
      if (next < 0) {
        next = resume(base);
        if (next < 0) {
          return false;
        }
      }
      pc = next;
    }
  }

  /** Takes back what was done since the last branch and takes that; -1 where there is none. */
  private int resume(int base) {
    while (top > base) {
      top -= 2;
      if (stack[top] >= 0) {
        position = stack[top + 1];
        return stack[top];
      }
      registers[~stack[top]] = stack[top + 1];
    }
    return -1;
  }

  /** The next instruction, -1 on failure. */
  private int step(Op op, int pc) {
    int x = program.x(pc);
    int y = program.y(pc);
    switch (op) {
      case BYTES -> {
        if (position == value.length() || !program.set(pc).contains(value.at(position))) {
          return -1;
        }
        position++;
      }
      case SPLIT -> {
        push(y, position);
        return x;
      }
      case JUMP -> {
        return x;
      }
      case SAVE -> set(x, position);
      case MARK -> set(program.slots() + x, position);
      case LOOP, LAZY_LOOP -> {
        if (registers[program.slots() + y] != position) {
          push(op == Op.LOOP ? pc + 1 : x, position);
          return op == Op.LOOP ? x : pc + 1;
        }
      }
      case PLACE -> {
        return program.place(pc).isAt(value, position) ? pc + 1 : -1;
      }
      case BACK -> {
        position -= x;
        return position < 0 ? -1 : pc + 1;
      }
      case ATOMIC -> {
        int base = top;
        if (!run(pc + 1, position)) {
          return -1;
        }
        dropBranches(base);
        return x;
      }
      case LOOK, LOOK_NOT -> {
        return look(op == Op.LOOK, pc) ? x : -1;
      }
      case REFERENCE -> {
        return reference(x, y == 1) ? pc + 1 : -1;
      }
      case MATCH, SUCCEED -> throw new IllegalStateException("the run ends there");
    }
    return pc + 1;
  }

  private boolean look(boolean wanted, int pc) {
    int base = top;
    int here = position;
    boolean found = run(pc + 1, here);
    if (found && wanted) {
      dropBranches(base);
    } else if (found) {
      dropBranches(base);
      resume(base);
    }
    position = here;
    return found == wanted;
  }

  /** Keeps what is to be undone above {@code base}, forgets what might be tried. */
  private void dropBranches(int base) {
    int kept = base;
    for (int i = base; i < top; i += 2) {
      if (stack[i] < 0) {
        stack[kept] = stack[i];
        stack[kept + 1] = stack[i + 1];
        kept += 2;
      }
    }
    stepsLeft -= (top - base) / 2;
    top = kept;
  }

  /** PCRE: a reference to a group that took no part fails. */
  private boolean reference(int group, boolean ignoreCase) {
    int start = registers[group * 2];
    int length = registers[group * 2 + 1] - start;
    if (start < 0 || length < 0 || position + length > value.length()) {
      return false;
    }
    stepsLeft -= length;
    for (int i = 0; i < length; i++) {
      int wanted = value.at(start + i);
      int got = value.at(position + i);
      if (wanted != got && !(ignoreCase && Ascii.lower(wanted) == Ascii.lower(got))) {
        return false;
      }
    }
    position += length;
    return true;
  }

  private void set(int register, int content) {
    push(~register, registers[register]);
    registers[register] = content;
  }

  private void push(int first, int second) {
    if (top == stack.length) {
      if (top >= LARGEST_STACK) {
        throw new BudgetExhausted(
            "a pattern had more to try than a value of " + value.length() + " bytes may");
      }
      stack = Arrays.copyOf(stack, top * 2);
    }
    stack[top] = first;
    stack[top + 1] = second;
    top += 2;
  }
}
