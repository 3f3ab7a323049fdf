package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;

/**
 * {@code @lt}: the number that the value begins with is less than the argument's. What begins with
 * no number counts as 0.
 *
 * <pre>{@code
 * SecRule &REQUEST_HEADERS:Host "@lt 1" "id:1,phase:1,pass"
 * }</pre>
 */
final class Lt implements OperatorWord {
  @Override
  public String word() {
    return "lt";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    long wanted = LeadingNumber.of(Slice.latin1(argument));
    return (value, captures) -> LeadingNumber.of(value) < wanted;
  }
}
