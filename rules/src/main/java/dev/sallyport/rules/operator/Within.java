package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Literal;

/**
 * {@code @within}: the value stands anywhere in the argument, byte by byte; an empty value does.
 *
 * <pre>{@code
 * SecRule REQUEST_METHOD "!@within GET POST HEAD" "id:1,phase:1,deny"
 * }</pre>
 */
final class Within implements OperatorWord {
  @Override
  public String word() {
    return "within";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    Slice list = Slice.latin1(argument);
    return (value, captures) -> new Literal(value).find(list, 0) >= 0;
  }
}
