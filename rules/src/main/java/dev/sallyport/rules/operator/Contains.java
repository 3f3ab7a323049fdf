package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Literal;
import dev.sallyport.rules.match.Requirement;
import java.util.List;

/**
 * {@code @contains}: the argument stands anywhere in the value, byte by byte.
 *
 * <pre>{@code
 * SecRule REQUEST_LINE "@contains .php" "id:1,phase:1,deny"
 * }</pre>
 */
final class Contains implements OperatorWord {
  @Override
  public String word() {
    return "contains";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    Slice text = Slice.latin1(argument);
    Literal wanted = new Literal(text);
    Operator operator = (value, captures) -> wanted.find(value, 0) >= 0;
    return operator.with(Requirement.oneOf(List.of(text)));
  }
}
