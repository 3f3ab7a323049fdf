package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Requirement;
import java.util.List;

/**
 * {@code @beginsWith}: the value begins with the argument, byte by byte.
 *
 * <pre>{@code
 * SecRule REQUEST_URI "@beginsWith /admin" "id:1,phase:1,deny"
 * }</pre>
 */
final class BeginsWith implements OperatorWord {
  @Override
  public String word() {
    return "beginsWith";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    Slice wanted = Slice.latin1(argument);
    Operator operator =
        (value, captures) ->
            value.length() >= wanted.length() && value.slice(0, wanted.length()).equals(wanted);
    return operator.with(Requirement.oneOf(List.of(wanted)));
  }
}
