package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;

/**
 * The decimal number that a text begins with, as C's strtol reads it: white space, sign, digits.
 */
final class LeadingNumber {
  private LeadingNumber() {}

  /** 0 where there is no number; a number too large for a long counts as the largest there is. */
  static long of(Slice text) {
    int i = 0;
    while (i < text.length() && Ascii.isSpace(text.at(i))) {
      i++;
    }
    boolean negative = i < text.length() && text.at(i) == '-';
    if (negative || (i < text.length() && text.at(i) == '+')) {
      i++;
    }
    long value = 0;
    for (; i < text.length() && Ascii.isDigit(text.at(i)); i++) {
      int digit = text.at(i) - '0';
      value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
    }
    return negative ? -value : value;
  }
}
