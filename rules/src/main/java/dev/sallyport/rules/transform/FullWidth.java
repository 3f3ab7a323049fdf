package dev.sallyport.rules.transform;

/** The full-width forms U+FF01 to U+FF5E, which look like ASCII and which some parsers read so. */
final class FullWidth {
  private FullWidth() {}

  /** ASCII for a full-width form, the lowest eight bits of any other code point. */
  static int toAscii(int codePoint) {
    boolean fullWidth = codePoint >= 0xff01 && codePoint <= 0xff5e;
    return (fullWidth ? codePoint + 0x20 : codePoint) & 0xff;
  }
}
