package dev.sallyport.rules.match;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The states of one automaton that are known, each once. Shared by threads. */
final class DfaCache {
  private final Map<DfaState, DfaState> states = new ConcurrentHashMap<>();
  private final Map<Integer, DfaState> starts = new ConcurrentHashMap<>();
  private final AtomicInteger bytes = new AtomicInteger();

  /** The known state that equals {@code state}, which is that itself where there was none. */
  DfaState intern(DfaState state) {
    if (state.isFinal()) {
      return state;
    }
    DfaState known = states.putIfAbsent(state, state);
    if (known == null) {
      bytes.addAndGet(state.bytes());
    }
    return known == null ? state : known;
  }

  /** The state before any byte where {@code before} stands in front of the value's part. */
  @Nullable DfaState start(int before) {
    return starts.get(before);
  }

  DfaState internStart(int before, DfaState state) {
    DfaState known = intern(state);
    starts.put(before, known);
    return known;
  }

  int bytes() {
    return bytes.get();
  }
}
