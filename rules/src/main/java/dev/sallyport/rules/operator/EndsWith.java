package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Requirement;
import java.util.List;

/**
 * {@code @endsWith}: the value ends with the argument, byte by byte.
 *
 * <pre>{@code
 * SecRule REQUEST_FILENAME "@endsWith .bak" "id:1,phase:1,deny"
 * }</pre>
 */
final class EndsWith implements OperatorWord {
  @Override
  public String word() {
    return "endsWith";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    Slice wanted = Slice.latin1(argument);
    Operator operator =
        (value, captures) -> {
          int start = value.length() - wanted.length();
          return start >= 0 && value.slice(start, value.length()).equals(wanted);
        };
    return operator.with(Requirement.oneOf(List.of(wanted)));
  }
}
