package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.match.Requirement;

/**
 * {@code @validateUrlEncoding}: matches where a percent sign is not followed by two hexadecimal
 * digits.
 *
 * <pre>{@code
 * SecRule REQUEST_URI_RAW "@validateUrlEncoding" "id:1,phase:1,deny"
 * }</pre>
 */
final class ValidateUrlEncoding implements OperatorWord {
  @Override
  public String word() {
    return "validateUrlEncoding";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    Operator operator =
        (value, captures) -> {
          int percent = value.indexOf('%', 0);
          while (percent >= 0) {
            if (percent + 2 >= value.length()
                || !Ascii.isHex(value.at(percent + 1))
                || !Ascii.isHex(value.at(percent + 2))) {
              return true;
            }
            percent = value.indexOf('%', percent + 3);
          }
          return false;
        };
    return operator.with(Requirement.oneByte(b -> b == '%'));
  }
}
