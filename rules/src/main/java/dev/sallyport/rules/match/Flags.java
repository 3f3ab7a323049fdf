package dev.sallyport.rules.match;

/** What changes the meaning of the pattern that follows: {@code (?imsxU)}. */
record Flags(
    boolean ignoreCase, boolean multiline, boolean dotAll, boolean extended, boolean ungreedy) {

  /** With one flag on or off. */
  Flags with(int letter, boolean on, PatternReader reader) throws BadPattern {
    return switch (letter) {
      case 'i' -> new Flags(on, multiline, dotAll, extended, ungreedy);
      case 'm' -> new Flags(ignoreCase, on, dotAll, extended, ungreedy);
      case 's' -> new Flags(ignoreCase, multiline, on, extended, ungreedy);
      case 'x' -> new Flags(ignoreCase, multiline, dotAll, on, ungreedy);
      case 'U' -> new Flags(ignoreCase, multiline, dotAll, extended, on);
      default -> throw reader.bad("one of the flags i, m, s, x, U was wanted");
    };
  }

  /** A set of bytes as these flags read it. */
  Node bytes(ByteSet set) {
    return new Node.Bytes(ignoreCase ? set.ignoringCase() : set);
  }
}
