package dev.sallyport.gateway.config;

import java.util.List;

/** Sizes as the file writes them: {@code 512}, {@code 64KiB}, {@code 10MiB}, {@code 1GiB}. */
final class SizeText {
  private static final List<String> UNITS = List.of("", "KiB", "MiB", "GiB");

  private SizeText() {}

  /** The number of bytes; throws IllegalArgumentException where {@code text} is no size. */
  static long parse(String text) {
    int digits = 0;
    while (digits < text.length() && isDigit(text.charAt(digits))) {
      digits++;
    }
    int unit = UNITS.indexOf(text.substring(digits));
    if (digits == 0 || digits > 12 || unit < 0) {
      throw new IllegalArgumentException("no size: " + text);
    }
    return Long.parseLong(text.substring(0, digits)) << (10 * unit);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** In the largest unit that divides it. */
  static String write(long bytes) {
    int unit = 0;
    long number = bytes;
    while (unit < UNITS.size() - 1 && number != 0 && number % 1024 == 0) {
      number /= 1024;
      unit++;
    }
    return number + UNITS.get(unit);
  }
}
