package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.BudgetExhausted;
import dev.sallyport.rules.match.Match;
import dev.sallyport.rules.match.Matcher;
import dev.sallyport.rules.match.Patterns.Option;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Looks for a match of a pattern whose digits pass a check; where they do not, one that begins a
 * byte later is tried. How many bytes all tries together may match is bounded.
 */
final class VerifiedNumber {
  private static final int BYTES_AT_LEAST = 10_000;
  private static final int MATCHED_PER_BYTE = 64;

  private VerifiedNumber() {}

  static Operator of(String pattern, Predicate<int[]> check) throws BadArgument {
    Matcher matcher = RulePatterns.compile(pattern, Option.DOT_ALL, Option.MULTILINE);
    return (value, captures) -> {
      long left = BYTES_AT_LEAST + (long) MATCHED_PER_BYTE * value.length();
      Match match = matcher.find(value, 0);
      while (match != null && !check.test(digits(match.group(0)))) {
        left -= match.end() - match.start();
        if (left < 0) {
          throw new BudgetExhausted(
              "a value of " + value.length() + " bytes had too many numbers to check");
        }
        match = match.start() < value.length() ? matcher.find(value, match.start() + 1) : null;
      }
      if (match != null && captures.wanted()) {
        captures.put(0, match.group(0));
      }
      return match != null;
    };
  }

  private static int[] digits(Slice text) {
    int[] digits = new int[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Ascii.isDigit(text.at(i))) {
        digits[count++] = text.at(i) - '0';
      }
    }
    return Arrays.copyOf(digits, count);
  }
}
