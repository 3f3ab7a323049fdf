package dev.sallyport.rules.operator;

import dev.sallyport.rules.match.Requirement;
import java.util.Arrays;

/**
 * {@code @validateByteRange}: matches where a byte of the value is in none of the ranges, which are
 * numbers from 0 to 255 or two of them with {@code -}, separated by commas. Without a range no byte
 * is allowed.
 *
 * <pre>{@code
 * SecRule ARGS "@validateByteRange 9,10,13,32-126" "id:1,phase:2,deny"
 * }</pre>
 */
final class ValidateByteRange implements OperatorWord {
  @Override
  public String word() {
    return "validateByteRange";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) throws BadArgument {
    boolean[] allowed = new boolean[256];
    for (String range : argument.split(",", -1)) {
      if (!argument.isBlank()) {
        allow(range.strip(), allowed);
      }
    }
    Operator operator =
        (value, captures) -> {
          for (int i = 0; i < value.length(); i++) {
            if (!allowed[value.at(i)]) {
              return true;
            }
          }
          return false;
        };
    return operator.with(Requirement.oneByte(b -> !allowed[b]));
  }

  private static void allow(String range, boolean[] allowed) throws BadArgument {
    int dash = range.indexOf('-');
    try {
      int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash).strip());
      int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1).strip());
      if (first >= 0 && first <= last && last <= 255) {
        Arrays.fill(allowed, first, last + 1, true);
        return;
      }
    } catch (NumberFormatException e) {
      throw bad(range);
    }
    throw bad(range);
  }

  private static BadArgument bad(String range) {
    return new BadArgument(
        "a byte or a range of bytes was wanted, as 9 or 32-126, got \"" + range + "\"");
  }
}
