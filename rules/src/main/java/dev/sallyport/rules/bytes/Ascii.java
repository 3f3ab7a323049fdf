package dev.sallyport.rules.bytes;

/** What a byte (0 to 255) means in ASCII. Bytes from 128 on are no letter, digit or space. */
public final class Ascii {
  private Ascii() {}

  /** Space, tab, line feed, vertical tab, form feed, carriage return. */
  public static boolean isSpace(int b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  public static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  public static boolean isOctal(int b) {
    return b >= '0' && b <= '7';
  }

  public static boolean isLetter(int b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  public static boolean isAlphanumeric(int b) {
    return isDigit(b) || isLetter(b);
  }

  /** A letter, a digit or an underscore: what {@code \w} means in a pattern. */
  public static boolean isWord(int b) {
    return isAlphanumeric(b) || b == '_';
  }

  public static boolean isHex(int b) {
    int lower = b | 0x20;
    return isDigit(b) || (lower >= 'a' && lower <= 'f');
  }

  /** The value of a hexadecimal digit; for what {@link #isHex} holds only. */
  public static int hexValue(int b) {
    return isDigit(b) ? b - '0' : (b | 0x20) - 'a' + 10;
  }

  public static int lower(int b) {
    return b >= 'A' && b <= 'Z' ? b + 0x20 : b;
  }

  public static int upper(int b) {
    return b >= 'a' && b <= 'z' ? b - 0x20 : b;
  }
}
