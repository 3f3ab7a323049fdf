package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.match.Program.Op;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places of a value where a match of a program may begin, by which bytes can stand beside
 * each other in the first bytes of a match. Two look-ups a byte, none of which waits for the other;
 * so an automaton that has nothing under way is ahead sooner. Immutable.
 */
final class FirstPairs {
  private static final int MOST_PAIRS = 7;
  private static final int MOST_CLASSES = 100;

  /** Where matches may begin more often than this, for each byte, it does not pay to look. */
  private static final double TOO_FREQUENT = 0.03;

  private final ByteClasses classes;

  /** By the classes of two neighbours: bit n where they can be byte n and n + 1 of a match. */
  private final byte[] pairs;

  /** How many pairs of neighbours each match begins with. */
  private int depth;

  private FirstPairs(ByteClasses classes) {
    this.classes = classes;
    pairs = new byte[classes.count() * classes.count()];
  }

  /** Null where a match may be as short as one byte, or may begin nearly everywhere. */
  static @Nullable FirstPairs of(Program program, ByteClasses classes) {
    if (classes.count() > MOST_CLASSES || Closure.isAnchored(program)) {
      return null;
    }
    FirstPairs first = new FirstPairs(classes);
    return first.read(program) < TOO_FREQUENT ? first : null;
  }

  /** Returns about how often a match may begin, for each byte. */
  private double read(Program program) {
    Reach reach = new Reach(program);
    BitSet bytes = reach.from(0);
    if (reach.matched()) {
      return 1;
    }
    double frequency = frequency(union(program, bytes));
    while (depth < MOST_PAIRS) {
      BitSet next = new BitSet();
      boolean ends = false;
      for (int pc = bytes.nextSetBit(0); pc >= 0; pc = bytes.nextSetBit(pc + 1)) {
        BitSet followers = reach.from(program.y(pc));
        ends |= reach.matched();
        mark(program.set(pc), union(program, followers));
        next.or(followers);
      }
      if (ends) {
        break; // what was marked is one pair further than is looked at
      }
      bytes = next;
      depth++;
      frequency *= frequency(union(program, bytes));
    }
    return depth == 0 ? 1 : frequency;
  }

  private void mark(ByteSet set, ByteSet next) {
    int count = classes.count();
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count && set.contains(classes.member(a)); b++) {
        if (next.contains(classes.member(b))) {
          pairs[a * count + b] |= (byte) (1 << depth);
        }
      }
    }
  }

  private static ByteSet union(Program program, BitSet bytes) {
    ByteSet set = ByteSet.NONE;
    for (int pc = bytes.nextSetBit(0); pc >= 0; pc = bytes.nextSetBit(pc + 1)) {
      set = set.union(program.set(pc));
    }
    return set;
  }

  private static double frequency(ByteSet set) {
    double sum = 0;
    for (int b = 0; b < 256; b++) {
      sum += set.contains(b) && b == Ascii.lower(b) ? ByteFrequencies.of(b) : 0;
    }
    return Math.min(sum, 1);
  }

  /** The instructions that can take a byte next, as if all places were met. */
  private static final class Reach {
    private final Program program;
    private final Closure closure;

    Reach(Program program) {
      this.program = program;
      closure = new Closure(program);
    }

    BitSet from(int pc) {
      closure.clear();
      closure.add(pc);
      BitSet bytes = new BitSet();
      for (int i = 0; i < closure.count(); i++) {
        int waiting = closure.get(i);
        if (program.op(waiting) == Op.PLACE) {
          closure.add(waiting + 1);
        } else {
          bytes.set(waiting);
        }
      }
      return bytes;
    }

    /** Whether what was last asked for can be the end of a match. */
    boolean matched() {
      return closure.matched();
    }
  }

  /** The first place from {@code from} on where a match may begin; {@code to} where none may. */
  int next(byte[] bytes, int from, int to) {
    byte[] classOf = classes.classOf;
    int count = classes.count();
    int last = 1 << depth - 1;
    int row = from < to ? (classOf[bytes[from] & 0xff] & 0xff) * count : 0;
    int way = 0;
    for (int i = from + 1; i < to; i++) {
      int column = classOf[bytes[i] & 0xff] & 0xff;
      way = (way << 1 | 1) & pairs[row + column];
      if ((way & last) != 0) {
        return i - depth;
      }
      row = column * count;
    }
    return to;
  }
}
