package dev.sallyport.rules.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where all ways through a program can be after some bytes: the instructions that wait for a byte
 * or a place, and what came before. Immutable.
 */
final class DfaState {
  /** The pattern has matched. */
  static final DfaState MATCHED = new DfaState(new int[0], 1, false);

  /** The pattern can match no more. */
  static final DfaState DEAD = new DfaState(new int[0], 0, false);

  private final int[] waiting;

  /** The byte before, as far as it matters; in a final state which of the two it is. */
  private final int before;

  private final boolean idle;
  private final int hash;

  /** {@code waiting}: in ascending order. {@code idle}: whether no match is under way. */
  DfaState(int[] waiting, int before, boolean idle) {
    this.waiting = waiting;
    this.before = before;
    this.idle = idle;
    this.hash = 31 * Arrays.hashCode(waiting) + before;
  }

  /** Whether no byte can change it: the pattern has matched or cannot match. */
  boolean isFinal() {
    return waiting.length == 0;
  }

  /** Whether it is worth to look ahead for where a match may begin, as none is under way. */
  boolean isIdle() {
    return idle;
  }

  /** Of a final state: whether the pattern has matched. */
  boolean isMatch() {
    return before == MATCHED.before;
  }

  int count() {
    return waiting.length;
  }

  int waiting(int index) {
    return waiting[index];
  }

  int before() {
    return before;
  }

  /** About what it takes in memory. */
  int bytes() {
    return 120 + Integer.BYTES * waiting.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DfaState s && before == s.before && Arrays.equals(waiting, s.waiting);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
