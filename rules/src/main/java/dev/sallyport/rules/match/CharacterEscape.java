package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Ascii;

/** The escapes that stand for one byte, in a class and outside. */
final class CharacterEscape {
  private CharacterEscape() {}

  /** The byte that {@code letter}, taken after a backslash, and what follows it stand for. */
  static int read(int letter, PatternReader reader) throws BadPattern {
    return switch (letter) {
      case 'a' -> 0x07;
      case 'e' -> 0x1b;
      case 'f' -> 0x0c;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'c' -> Ascii.upper(reader.take("a character after \\c")) ^ 0x40;
      case 'x' -> hex(reader);
      case 'o' -> bracedOctal(reader);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(letter - '0', reader);
      default -> {
        if (Ascii.isAlphanumeric(letter)) {
          throw reader.bad("the escape \\" + (char) letter + " is not supported");
        }
        yield letter;
      }
    };
  }

  private static int hex(PatternReader reader) throws BadPattern {
    if (reader.take('{')) {
      return number(reader.takeUntil("}"), 16, reader);
    }
    int value = 0;
    for (int i = 0; i < 2 && reader.peek() >= 0 && Ascii.isHex(reader.peek()); i++) {
      value = value << 4 | Ascii.hexValue(reader.take("a digit"));
    }
    return value;
  }

  private static int bracedOctal(PatternReader reader) throws BadPattern {
    if (!reader.take('{')) {
      throw reader.bad("{ was wanted after \\o");
    }
    return number(reader.takeUntil("}"), 8, reader);
  }

  private static int number(String digits, int radix, PatternReader reader) throws BadPattern {
    try {
      int value = Integer.parseInt(digits, radix);
      if (value >= 0 && value <= 255) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw reader.bad("a number was wanted between braces, got " + digits);
    }
    throw reader.bad("a byte was wanted between braces, got " + digits);
  }

  private static int octal(int first, PatternReader reader) throws BadPattern {
    int value = first;
    for (int i = 0; i < 2 && reader.peek() >= 0 && Ascii.isOctal(reader.peek()); i++) {
      value = value << 3 | reader.take("a digit") - '0';
    }
    if (value > 255) {
      throw reader.bad("an octal number up to 377 was wanted");
    }
    return value;
  }
}
