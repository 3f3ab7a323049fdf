package dev.sallyport.rules.match;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The states of one automaton that are known, each once. Shared by threads. */
final class DfaCache {
  private final Map<DfaState, DfaState> states = new HashMap<>();

  /** By the representative of the byte before, one further; filled as a state's followers are. */
  private final @Nullable DfaState[] starts = new DfaState[129];

  private volatile int bytes;

  /** The known state that equals {@code state}, which is that itself where there was none. */
  synchronized DfaState intern(DfaState state) {
    if (state.isFinal) {
      return state;
    }
    DfaState known = states.putIfAbsent(state, state);
    if (known == null) {
      bytes += state.bytes();
    }
    return known == null ? state : known;
  }

  /** The state before any byte where {@code before} stands in front of the value's part. */
  @Nullable DfaState start(int before) {
    return starts[before + 1];
  }

  DfaState internStart(int before, DfaState state) {
    DfaState known = intern(state);
    starts[before + 1] = known;
    return known;
  }

  int bytes() {
    return bytes;
  }
}
