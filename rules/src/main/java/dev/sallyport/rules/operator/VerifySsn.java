package dev.sallyport.rules.operator;

/**
 * {@code @verifySSN}: the pattern matches a number that may be a social security number of the
 * United States: nine digits; no part zero; area below 740 and not 666; not all the same or
 * ascending. Captures it as {@code TX:0}.
 *
 * <pre>{@code
 * SecRule RESPONSE_BODY "@verifySSN \d{3}-?\d{2}-?\d{4}" "id:1,phase:4,deny"
 * }</pre>
 */
final class VerifySsn implements OperatorWord {
  @Override
  public String word() {
    return "verifySSN";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) throws BadArgument {
    return VerifiedNumber.of(argument, VerifySsn::check);
  }

  static boolean check(int[] digits) {
    if (digits.length != 9) {
      return false;
    }
    int equal = 0;
    int ascending = 0;
    for (int i = 1; i < 9; i++) {
      equal += digits[i] == digits[i - 1] ? 1 : 0;
      ascending += digits[i] == digits[i - 1] + 1 ? 1 : 0;
    }
    int area = number(digits, 0, 3);
    boolean inUse = area > 0 && area < 740 && area != 666;
    boolean parts = number(digits, 3, 5) > 0 && number(digits, 5, 9) > 0;
    return inUse && parts && equal < 8 && ascending < 8;
  }

  private static int number(int[] digits, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + digits[i];
    }
    return number;
  }
}
