package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Literal;

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
    Literal wanted = new Literal(Slice.latin1(argument));
    return (value, captures) -> wanted.find(value, 0) >= 0;
  }
}
