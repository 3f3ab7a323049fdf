package dev.sallyport.rules.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of one automaton that are known, each once, and what follows from each: a table with a
 * row for each state. A state is named by the place where its row begins. Shared by threads.
 *
 * <p>The table is read without a lock. A thread that does not see another's entry yet finds 0, and
 * makes the same entry again; a name that stands in a table has its row in the same table.
 */
final class DfaCache {
  /** An entry not made yet; no state has this name. */
  static final int UNKNOWN = 0;

  /** The pattern has matched. */
  static final int MATCHED = -1;

  /** The pattern can match no more. */
  static final int DEAD = -2;

  /** The table begins with the states before any byte, by what stands before, one further. */
  private static final int STARTS = 129;

  /**
   * Added to the name of a state that nothing of a match has led to: as before the first byte. Only
   * where {@link FirstPairs} can tell where a match may begin.
   */
  static final int IDLE = 1 << 30;

  private static final int FIRST_ROWS = 8;

  private final int columns;
  private final int rowsOfStarts;
  private final Map<DfaState, Integer> names = new HashMap<>();
  private final List<DfaState> states = new ArrayList<>();

  private volatile int[] table;
  private int bytes;

  DfaCache(int columns) {
    this.columns = columns;
    rowsOfStarts = (STARTS + columns - 1) / columns;
    table = new int[(rowsOfStarts + FIRST_ROWS) * columns];
  }

  /** For reading. What is added later may be in another one. */
  int[] table() {
    return table;
  }

  /** The name of the state before any byte where {@code before} stands in front of the value. */
  int start(int before) {
    return table[before + 1];
  }

  synchronized int addStart(int before, DfaState state) {
    int name = name(state);
    table[before + 1] = name;
    return name;
  }

  synchronized DfaState state(int name) {
    return states.get((name & ~IDLE) / columns - rowsOfStarts);
  }

  /** Says what follows from a state of this cache; returns its name. */
  synchronized int add(int from, int column, DfaState next) {
    int name = name(next);
    table[from + column] = name;
    return name;
  }

  /** The name of a state, which it gets if it has none. */
  synchronized int name(DfaState state) {
    if (state.isFinal()) {
      return state.isMatch() ? MATCHED : DEAD;
    }
    int name = names.computeIfAbsent(state, this::newRow);
    return state.isIdle() ? name + IDLE : name;
  }

  private int newRow(DfaState state) {
    int row = (rowsOfStarts + states.size()) * columns;
    states.add(state);
    if (row + columns > table.length) {
      table = Arrays.copyOf(table, table.length * 2);
    }
    bytes += state.bytes() + Integer.BYTES * columns;
    return row;
  }

  /** About what it takes in memory. */
  synchronized int bytes() {
    return bytes;
  }
}
