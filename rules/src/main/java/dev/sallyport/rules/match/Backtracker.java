package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Tries the alternatives of a program one after the other, in the order PCRE does. It can do what
 * no automaton can (look around, refer back, cut off), but may need time exponential in the value:
 * therefore each value has a budget of steps, linear in its length.
 */
final class Backtracker implements Matcher {
  /**
   * Steps that any value may take, and each of its bytes in addition. The patterns of the Core Rule
   * Set 3.3 that need this matcher take at most 32 a byte on the texts of its tests.
   */
  static final int STEPS_AT_LEAST = 200_000;

  static final int STEPS_PER_BYTE = 500;

  private final Program program;
  private final ByteSet first;

  Backtracker(Program program) {
    this.program = program;
    this.first = FirstBytes.of(program);
  }

  @Override
  public boolean matches(Slice value) {
    return find(value, 0) != null;
  }

  @Override
  public @Nullable Match find(Slice value, int from) {
    return find(value, from, budget(value));
  }

  static long budget(Slice value) {
    return STEPS_AT_LEAST + (long) STEPS_PER_BYTE * value.length();
  }

  @Nullable Match find(Slice value, int from, long steps) {
    BacktrackRun run = new BacktrackRun(program, value, steps);
    for (int start = from; start <= value.length(); start++) {
      boolean possible = start == value.length() || first.contains(value.at(start));
      if ((possible || first.equals(ByteSet.ALL)) && run.from(start)) {
        return new Match(value, run.slots());
      }
    }
    return null;
  }

  /** None: a value that takes too much work is told even where no match is possible. */
  @Override
  public Requirement requirement() {
    return Requirement.NONE;
  }

  @Override
  public boolean linear() {
    return false;
  }
}
