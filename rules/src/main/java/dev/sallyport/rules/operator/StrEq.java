package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Requirement;
import java.util.List;

/**
 * {@code @streq}: the value is the argument, byte by byte.
 *
 * <pre>{@code
 * SecRule ARGS:action "@streq delete" "id:1,phase:2,deny"
 * }</pre>
 */
final class StrEq implements OperatorWord {
  @Override
  public String word() {
    return "streq";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    Slice wanted = Slice.latin1(argument);
    Operator operator = (value, captures) -> value.equals(wanted);
    return operator.with(Requirement.oneOf(List.of(wanted)));
  }
}
