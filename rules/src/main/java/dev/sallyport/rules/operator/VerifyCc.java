package dev.sallyport.rules.operator;

/**
 * {@code @verifyCC}: the pattern matches a number whose digits pass the check of ISO/IEC 7812-1
 * annex B (Luhn), as those of payment cards do. Captures it as {@code TX:0}.
 *
 * <pre>{@code
 * SecRule RESPONSE_BODY "@verifyCC \d{13,16}" "id:1,phase:4,deny"
 * }</pre>
 */
final class VerifyCc implements OperatorWord {
  @Override
  public String word() {
    return "verifyCC";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) throws BadArgument {
    return VerifiedNumber.of(argument, VerifyCc::check);
  }

  /** Every second digit from the right but the last counts twice, its own digits summed. */
  static boolean check(int[] digits) {
    int sum = 0;
    for (int i = 0; i < digits.length; i++) {
      int digit = digits[digits.length - 1 - i];
      int weighted = i % 2 == 1 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return digits.length > 0 && sum % 10 == 0;
  }
}
