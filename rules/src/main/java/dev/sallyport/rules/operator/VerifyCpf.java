package dev.sallyport.rules.operator;

import java.util.Arrays;

/**
 * {@code @verifyCPF}: the pattern matches a Brazilian taxpayer number (Cadastro de Pessoas
 * Fisicas): eleven digits, not all the same, the last two of them check digits. Captures it as
 * {@code TX:0}.
 *
 * <pre>{@code
 * SecRule ARGS "@verifyCPF \d{3}\.?\d{3}\.?\d{3}-?\d{2}" "id:1,phase:2,deny"
 * }</pre>
 */
final class VerifyCpf implements OperatorWord {
  @Override
  public String word() {
    return "verifyCPF";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) throws BadArgument {
    return VerifiedNumber.of(argument, VerifyCpf::check);
  }

  static boolean check(int[] digits) {
    return digits.length == 11
        && Arrays.stream(digits).distinct().count() > 1
        && digits[9] == checkDigit(digits, 9)
        && digits[10] == checkDigit(digits, 10);
  }

  /** From the {@code count} digits before it, weighted from {@code count + 1} down to 2. */
  private static int checkDigit(int[] digits, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += digits[i] * (count + 1 - i);
    }
    return sum % 11 < 2 ? 0 : 11 - sum % 11;
  }
}
