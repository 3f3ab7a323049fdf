package dev.sallyport.rules.match;

/** Reads a class in brackets, whose first bracket is taken. */
final class ClassParser {
  private static final int NO_BYTE = -1;

  private final PatternReader reader;
  private ByteSet set = ByteSet.NONE;

  /** Whether all up to the next {@code \E} is meant literally. */
  private boolean quoting;

  ClassParser(PatternReader reader) {
    this.reader = reader;
  }

  ByteSet read(boolean ignoreCase) throws BadPattern {
    boolean negated = reader.take('^');
    // A bracket right at the beginning is a byte of the class.
    boolean first = true;
    while (first || quoting || reader.peek() != ']') {
      item();
      first = false;
    }
    reader.take(']');
    ByteSet all = ignoreCase ? set.ignoringCase() : set;
    return negated ? all.negate() : all;
  }

  private void item() throws BadPattern {
    int low = member();
    if (low == NO_BYTE) {
      return;
    }
    boolean range = !quoting && reader.peek() == '-' && reader.peek(1) != ']';
    int start = reader.position();
    if (!range || !reader.take('-')) {
      set = set.union(ByteSet.of(low));
      return;
    }
    ByteSet before = set;
    int high = member();
    if (high == NO_BYTE && !set.equals(before)) {
      // A named set cannot end a range: the hyphen is a byte of its own.
      set = set.union(ByteSet.of(low)).union(ByteSet.of('-'));
    } else if (high < low) {
      reader.back(start);
      throw reader.bad("a range in order was wanted in a class");
    } else {
      set = set.union(ByteSet.range(low, high));
    }
  }

  /** Takes one byte and answers it, or adds a named set and answers {@link #NO_BYTE}. */
  private int member() throws BadPattern {
    int c = reader.take("] at the end of a class");
    if (quoting) {
      quoting = c != '\\' || !reader.take('E');
      return quoting ? c : NO_BYTE;
    }
    if (c == '[' && (reader.peek() == ':' || reader.peek() == '.' || reader.peek() == '=')) {
      return posix();
    }
    return c == '\\' ? escape(reader.take("a character after \\")) : c;
  }

  private int posix() throws BadPattern {
    int start = reader.position();
    if (!reader.take(':')) {
      return '[';
    }
    boolean negated = reader.take('^');
    StringBuilder name = new StringBuilder();
    while (reader.peek() >= 'a' && reader.peek() <= 'z') {
      name.append((char) reader.take("a letter"));
    }
    if (!reader.takeAll(":]")) {
      reader.back(start);
      return '[';
    }
    ByteSet named = ByteSets.posix(name.toString());
    if (named == null) {
      throw reader.bad("the class [:" + name + ":] is not known");
    }
    set = set.union(negated ? named.negate() : named);
    return NO_BYTE;
  }

  private int escape(int letter) throws BadPattern {
    ByteSet named = ByteSets.escape(letter);
    if (named != null) {
      set = set.union(named);
      return NO_BYTE;
    }
    return switch (letter) {
      case 'b' -> 0x08;
      case 'Q' -> {
        quoting = true;
        yield NO_BYTE;
      }
      case 'E' -> NO_BYTE;
      default -> CharacterEscape.read(letter, reader);
    };
  }
}
