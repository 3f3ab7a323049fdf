package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;

/** The escapes that C and JavaScript share. */
final class Escape {
  private Escape() {}

  /** Whether {@code count} hexadecimal digits stand at {@code start}. */
  static boolean hex(Slice in, int start, int count) {
    if (start + count > in.length()) {
      return false;
    }
    for (int i = start; i < start + count; i++) {
      if (!Ascii.isHex(in.at(i))) {
        return false;
      }
    }
    return true;
  }

  /** What the hexadecimal digits at {@code start} say. */
  static int hexValue(Slice in, int start, int count) {
    int value = 0;
    for (int i = start; i < start + count; i++) {
      value = value << 4 | Ascii.hexValue(in.at(i));
    }
    return value;
  }

  /** How many octal digits stand at {@code start}: at most three count. */
  static int octalDigits(Slice in, int start) {
    int end = start;
    while (end < in.length() && end - start < 3 && Ascii.isOctal(in.at(end))) {
      end++;
    }
    return end - start;
  }

  static int octalValue(Slice in, int start, int count) {
    int value = 0;
    for (int i = start; i < start + count; i++) {
      value = value << 3 | in.at(i) - '0';
    }
    return value;
  }

  /** What a backslash and {@code b} mean together. */
  static int letter(int b) {
    return switch (b) {
      case 'a' -> 0x07;
      case 'b' -> 0x08;
      case 't' -> 0x09;
      case 'n' -> 0x0a;
      case 'v' -> 0x0b;
      case 'f' -> 0x0c;
      case 'r' -> 0x0d;
      default -> b;
    };
  }
}
