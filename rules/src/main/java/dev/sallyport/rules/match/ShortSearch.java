package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a match is in a short value: tries one way after the other as a backtracking matcher
 * would, but none twice, as bits say which instruction was tried at which position. So it takes no
 * more steps than there are bits. Used once.
 */
final class ShortSearch {
  private static final int MOST_BITS = 4096;

  private final Program program;
  private final Slice value;
  private final long[] tried;
  private final int[] slots;

  /** Pairs: an instruction to follow from a position, or a slot's complement and its content. */
  private int[] open = new int[32];

  private int top;

  ShortSearch(Program program, Slice value, int width) {
    this.program = program;
    this.value = value;
    tried = new long[(program.length() * (value.length() + 1) + 63) / 64];
    slots = new int[width];
    Arrays.fill(slots, -1);
  }

  static boolean fits(Program program, Slice value) {
    return (long) program.length() * (value.length() + 1) <= MOST_BITS;
  }

  /** The slots of the first match that begins in {@code first}, at or after {@code from}. */
  int @Nullable [] locate(ByteSet first, int from) {
    for (int start = from; start <= value.length(); start++) {
      boolean possible = start == value.length() || first.contains(value.at(start));
      if ((possible || first.equals(ByteSet.ALL)) && matchesFrom(start)) {
        return slots;
      }
    }
    return null;
  }

  private boolean matchesFrom(int start) {
    push(0, start);
    while (top > 0) {
      top -= 2;
      int pc = open[top];
      if (pc < 0) {
        slots[~pc] = open[top + 1];
      } else if (follow(pc, open[top + 1])) {
        return true;
      }
    }
    return false;
  }

  /** Goes on until this way matches or ends; what else could be tried is left open. */
  private boolean follow(int start, int startPosition) {
    int pc = start;
    int position = startPosition;
    while (isNew(pc, position)) {
      int x = program.x(pc);
      switch (program.op(pc)) {
        case BYTES -> {
          if (position == value.length() || !program.set(pc).contains(value.at(position))) {
            return false;
          }
          pc = program.y(pc);
          position++;
        }
        case SPLIT -> {
          push(program.y(pc), position);
          pc = x;
        }
        case JUMP -> pc = x;
        case SAVE -> {
          if (x < slots.length) {
            push(~x, slots[x]);
            slots[x] = position;
          }
          pc++;
        }
        case PLACE -> {
          if (!program.place(pc).isAt(value, position)) {
            return false;
          }
          pc++;
        }
        case MATCH -> {
          return true;
        }
        case MARK, LOOP, LAZY_LOOP, BACK, ATOMIC, LOOK, LOOK_NOT, SUCCEED, REFERENCE ->
            throw new IllegalStateException("no automaton can do " + program.op(pc));
      }
    }
    return false;
  }

  private boolean isNew(int pc, int position) {
    int bit = pc * (value.length() + 1) + position;
    boolean seen = (tried[bit >> 6] >>> bit & 1) != 0;
    tried[bit >> 6] |= 1L << bit;
    return !seen;
  }

  private void push(int first, int second) {
    if (top + 2 > open.length) {
      open = Arrays.copyOf(open, open.length * 2);
    }
    open[top++] = first;
    open[top++] = second;
  }
}
