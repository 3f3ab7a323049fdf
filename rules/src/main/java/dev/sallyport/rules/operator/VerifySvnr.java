package dev.sallyport.rules.operator;

import java.util.Arrays;

/**
 * {@code @verifySVNR}: the pattern matches an Austrian social insurance number: ten digits, not all
 * the same, the fourth of them a check digit. Captures it as {@code TX:0}.
 *
 * <pre>{@code
 * SecRule ARGS "@verifySVNR \d{4} ?\d{6}" "id:1,phase:2,deny"
 * }</pre>
 */
final class VerifySvnr implements OperatorWord {
  @Override
  public String word() {
    return "verifySVNR";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) throws BadArgument {
    return VerifiedNumber.of(argument, VerifySvnr::check);
  }

  static boolean check(int[] digits) {
    if (digits.length != 10 || Arrays.stream(digits).distinct().count() == 1) {
      return false;
    }
    // The check digit itself does not count.
    int[] weights = {3, 7, 9, 0, 5, 8, 4, 2, 1, 6};
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += digits[i] * weights[i];
    }
    return sum % 11 % 10 == digits[3];
  }
}
