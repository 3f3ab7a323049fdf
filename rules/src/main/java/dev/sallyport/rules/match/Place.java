package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;

/** A place in a value that matches without taking a byte. */
enum Place {
  /** {@code \A}, and {@code ^} without {@code (?m)}. */
  BEGIN,
  /** {@code \z}, and {@code $} without {@code (?m)} where a last line feed does not count. */
  END,
  /** {@code \Z}: the end, or the line feed that is the last byte. */
  END_OR_LAST_LINE_FEED,
  /** {@code ^} with {@code (?m)}: the beginning, or after a line feed that is not the last byte. */
  LINE_BEGIN,
  /** {@code $} with {@code (?m)}: the end, or before a line feed. */
  LINE_END,
  /** {@code \b}. */
  WORD_EDGE,
  /** {@code \B}. */
  NO_WORD_EDGE;

  /** What {@link #holds} takes for a neighbour where there is none. */
  static final int NOTHING = -1;

  /** Whether it is at {@code index}. */
  boolean isAt(Slice value, int index) {
    int before = index == 0 ? NOTHING : value.at(index - 1);
    int after = index == value.length() ? NOTHING : value.at(index);
    if (this == END_OR_LAST_LINE_FEED) {
      return after == NOTHING || (after == '\n' && index + 1 == value.length());
    }
    return holds(before, after);
  }

  /** Whether it is between two bytes. {@link #END_OR_LAST_LINE_FEED} takes more to know. */
  boolean holds(int before, int after) {
    return switch (this) {
      case BEGIN -> before == NOTHING;
      case END -> after == NOTHING;
      case LINE_BEGIN -> before == NOTHING || (before == '\n' && after != NOTHING);
      case LINE_END -> after == NOTHING || after == '\n';
      case WORD_EDGE -> isWord(before) != isWord(after);
      case NO_WORD_EDGE -> isWord(before) == isWord(after);
      case END_OR_LAST_LINE_FEED -> throw new IllegalStateException("two bytes do not tell");
    };
  }

  private static boolean isWord(int b) {
    return b != NOTHING && Ascii.isWord(b);
  }
}
