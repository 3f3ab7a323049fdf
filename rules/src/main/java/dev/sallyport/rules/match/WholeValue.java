package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern such as {@code ^.*$} or {@code ^[0-9]+$}: the whole value, if all its bytes are of a
 * set. Such a match needs no search.
 */
record WholeValue(ByteSet set, int minBytes) {
  /** Null for all other patterns. */
  static @Nullable WholeValue of(Node pattern) {
    if (!(pattern instanceof Node.Sequence(List<Node> parts))
        || parts.size() != 3
        || !parts.getFirst().equals(new Node.Position(Place.BEGIN))
        || !parts.getLast().equals(new Node.Position(Place.END))) {
      return null;
    }
    return parts.get(1) instanceof Node.Repeat repeat
            && repeat.body() instanceof Node.Bytes(ByteSet set)
            && repeat.max() == Node.UNBOUNDED
        ? new WholeValue(set, repeat.min())
        : null;
  }

  boolean matches(Slice value) {
    boolean all = value.length() >= minBytes;
    for (int i = 0; i < value.length() && all; i++) {
      all = set.contains(value.at(i));
    }
    return all;
  }

  @Nullable Match find(Slice value) {
    return matches(value) ? new Match(value, new int[] {0, value.length()}) : null;
  }
}
