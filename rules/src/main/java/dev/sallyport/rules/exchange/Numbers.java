package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;

/** Numbers as C's {@code strtol} reads them, which is how rules reckon. */
public final class Numbers {
  private static final long MAX_BEFORE_DIGIT = Long.MAX_VALUE / 10 - 1;

  private Numbers() {}

  /** The leading decimal number; 0 where there is none; saturates below the largest long. */
  public static long leading(Slice text) {
    int at = 0;
    while (at < text.length() && (text.at(at) == ' ' || text.at(at) == '\t')) {
      at++;
    }
    boolean negative = at < text.length() && text.at(at) == '-';
    if (negative || at < text.length() && text.at(at) == '+') {
      at++;
    }
    long number = 0;
    while (at < text.length() && text.at(at) >= '0' && text.at(at) <= '9') {
      if (number > MAX_BEFORE_DIGIT) {
        break;
      }
      number = number * 10 + text.at(at++) - '0';
    }
    return negative ? -number : number;
  }
}
