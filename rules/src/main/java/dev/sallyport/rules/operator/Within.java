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
  /** So short a value is compared at each place; the work is bounded all the same. */
  private static final int SHORT = 32;

  @Override
  public String word() {
    return "within";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    Slice list = Slice.latin1(argument);
    return (value, captures) ->
        value.length() <= SHORT ? contains(list, value) : new Literal(value).find(list, 0) >= 0;
  }

  private static boolean contains(Slice list, Slice value) {
    for (int at = 0; at + value.length() <= list.length(); at++) {
      int same = 0;
      while (same < value.length() && list.at(at + same) == value.at(same)) {
        same++;
      }
      if (same == value.length()) {
        return true;
      }
    }
    return false;
  }
}
