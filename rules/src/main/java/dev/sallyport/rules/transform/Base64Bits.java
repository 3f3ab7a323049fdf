package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteSink;

/** Gathers the six bits of each Base64 character to bytes. Bits that fill no byte are dropped. */
final class Base64Bits {
  private int bits;
  private int count;

  /** What a character stands for (RFC 4648 table 1), or -1 where it is none of the alphabet. */
  static int value(int b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    if (b >= 'a' && b <= 'z') {
      return b - 'a' + 26;
    }
    if (Ascii.isDigit(b)) {
      return b - '0' + 52;
    }
    return b == '+' ? 62 : b == '/' ? 63 : -1;
  }

  void put(int six, ByteSink out) {
    bits = bits << 6 | six;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out.put(bits >>> count);
    }
  }
}
