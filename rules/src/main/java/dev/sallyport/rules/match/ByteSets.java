package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Ascii;
import org.jspecify.annotations.Nullable;

/**
 * The sets that have a name in a pattern: {@code \d} and its like, {@code [:alpha:]} and its like.
 */
final class ByteSets {
  static final ByteSet DIGIT = ByteSet.range('0', '9');
  static final ByteSet WORD = ByteSet.where(Ascii::isWord);
  static final ByteSet SPACE = ByteSet.where(Ascii::isSpace);
  static final ByteSet LINE_FEED = ByteSet.of('\n');

  /** Blanks of a line: tab, space, no-break space. */
  static final ByteSet HORIZONTAL = ByteSet.of('\t').union(ByteSet.of(' ')).union(ByteSet.of(0xa0));

  /** Ends of a line: line feed to carriage return, next line. */
  static final ByteSet VERTICAL = ByteSet.range('\n', '\r').union(ByteSet.of(0x85));

  private ByteSets() {}

  /** The set of {@code \d}, {@code \W} and so on; null where the letter names none. */
  static @Nullable ByteSet escape(int letter) {
    return switch (letter) {
      case 'd' -> DIGIT;
      case 'D' -> DIGIT.negate();
      case 'w' -> WORD;
      case 'W' -> WORD.negate();
      case 's' -> SPACE;
      case 'S' -> SPACE.negate();
      case 'h' -> HORIZONTAL;
      case 'H' -> HORIZONTAL.negate();
      case 'v' -> VERTICAL;
      case 'V' -> VERTICAL.negate();
      default -> null;
    };
  }

  /** The set of a POSIX class name; null where there is no such class. */
  static @Nullable ByteSet posix(String name) {
    return switch (name) {
      case "alnum" -> ByteSet.where(Ascii::isAlphanumeric);
      case "alpha" -> ByteSet.where(Ascii::isLetter);
      case "ascii" -> ByteSet.range(0, 127);
      case "blank" -> ByteSet.of('\t').union(ByteSet.of(' '));
      case "cntrl" -> ByteSet.range(0, 31).union(ByteSet.of(127));
      case "digit" -> DIGIT;
      case "graph" -> ByteSet.range('!', '~');
      case "lower" -> ByteSet.range('a', 'z');
      case "print" -> ByteSet.range(' ', '~');
      case "punct" -> ByteSet.where(b -> b > ' ' && b < 127 && !Ascii.isAlphanumeric(b));
      case "space" -> SPACE;
      case "upper" -> ByteSet.range('A', 'Z');
      case "word" -> WORD;
      case "xdigit" -> ByteSet.where(Ascii::isHex);
      default -> null;
    };
  }
}
