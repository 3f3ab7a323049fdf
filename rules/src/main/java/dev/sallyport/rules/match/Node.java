package dev.sallyport.rules.match;

import java.util.List;

/** A pattern, read. */
sealed interface Node {
  int UNBOUNDED = -1;

  /** One byte of a set. */
  record Bytes(ByteSet set) implements Node {}

  /** One after the other; none of them: matches the empty text. */
  record Sequence(List<Node> parts) implements Node {}

  /** The first alternative that leads to a match. */
  record Choice(List<Node> alternatives) implements Node {}

  /** {@code max}: {@link #UNBOUNDED} where there is none. */
  record Repeat(Node body, int min, int max, boolean greedy) implements Node {}

  /** Group {@code index}, from 1. */
  record Capture(int index, Node body) implements Node {}

  /** Matches once, as if alone: no way back into it. */
  record Atomic(Node body) implements Node {}

  /** Looks without moving. */
  record Look(Node body, boolean behind, boolean negative) implements Node {}

  /** The text that a group matched. */
  record BackReference(int group, boolean ignoreCase) implements Node {}

  /** A place, no byte. */
  record Position(Place place) implements Node {}

  /** Matches the empty text. */
  static Node empty() {
    return new Sequence(List.of());
  }

  /** Whether it can match the empty text. */
  default boolean nullable() {
    return switch (this) {
      case Bytes b -> false;
      case Sequence s -> s.parts().stream().allMatch(Node::nullable);
      case Choice c -> c.alternatives().stream().anyMatch(Node::nullable);
      case Repeat r -> r.min() == 0 || r.body().nullable();
      case Capture c -> c.body().nullable();
      case Atomic a -> a.body().nullable();
      case Look l -> true;
      case BackReference r -> true;
      case Position p -> true;
    };
  }

  /** The number of bytes that every match has, or {@link #UNBOUNDED} where they differ. */
  default int width() {
    return switch (this) {
      case Bytes b -> 1;
      case Sequence s -> sum(s.parts());
      case Choice c -> common(c.alternatives());
      case Repeat r -> times(r.body().width(), r.min(), r.max());
      case Capture c -> c.body().width();
      case Atomic a -> a.body().width();
      case Look l -> 0;
      case BackReference r -> UNBOUNDED;
      case Position p -> 0;
    };
  }

  private static int sum(List<Node> parts) {
    int sum = 0;
    for (Node part : parts) {
      int width = part.width();
      if (width < 0) {
        return UNBOUNDED;
      }
      sum += width;
    }
    return sum;
  }

  private static int common(List<Node> alternatives) {
    int width = alternatives.getFirst().width();
    return alternatives.stream().allMatch(a -> a.width() == width) ? width : UNBOUNDED;
  }

  private static int times(int width, int min, int max) {
    if (width == 0) {
      return 0;
    }
    return width < 0 || min != max ? UNBOUNDED : width * min;
  }

  /** Whether only a backtracking matcher can run it: it looks around, refers back or is atomic. */
  default boolean needsBacktracking() {
    return switch (this) {
      case Bytes b -> false;
      case Sequence s -> s.parts().stream().anyMatch(Node::needsBacktracking);
      case Choice c -> c.alternatives().stream().anyMatch(Node::needsBacktracking);
      case Repeat r -> r.body().needsBacktracking();
      case Capture c -> c.body().needsBacktracking();
      case Atomic a -> true;
      case Look l -> true;
      case BackReference r -> true;
      case Position p -> p.place() == Place.END_OR_LAST_LINE_FEED;
    };
  }
}
