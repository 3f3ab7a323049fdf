package dev.sallyport.rules.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where all ways through a program can be after some bytes: the instructions that wait for a byte
 * or a place, and what came before. The row of followers fills while values are read: a thread that
 * does not see another's entry yet makes an equal state, and all fields of a state are final, so
 * that a reference to one is enough to read it.
 */
final class DfaState {
  /** The pattern has matched. */
  static final DfaState MATCHED = new DfaState(new int[0], 1, 0);

  /** The pattern can match no more. */
  static final DfaState DEAD = new DfaState(new int[0], 0, 0);

  /** Whether no byte can change it: the pattern has matched or cannot match. */
  final boolean isFinal;

  private final int[] waiting;

  /** The byte before, as far as it matters; in a final state which of the two it is. */
  private final int before;

  private final int hash;
  private final @Nullable DfaState[] followers;

  /** {@code waiting}: in ascending order. {@code columns}: the byte classes and one for the end. */
  DfaState(int[] waiting, int before, int columns) {
    this.waiting = waiting;
    this.isFinal = waiting.length == 0;
    this.before = before;
    this.hash = 31 * Arrays.hashCode(waiting) + before;
    this.followers = new DfaState[columns];
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

  @Nullable DfaState follower(int column) {
    return followers[column];
  }

  void follower(int column, DfaState state) {
    followers[column] = state;
  }

  /** About what it takes in memory. */
  int bytes() {
    return 80 + 4 * (waiting.length + followers.length);
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
