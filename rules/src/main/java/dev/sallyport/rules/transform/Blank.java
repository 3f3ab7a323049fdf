package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;

/** What the whitespace words take for a blank: ASCII white space and the Latin-1 no-break space. */
final class Blank {
  static final int NO_BREAK_SPACE = 0xa0;

  private Blank() {}

  static boolean is(int b) {
    return Ascii.isSpace(b) || b == NO_BREAK_SPACE;
  }
}
