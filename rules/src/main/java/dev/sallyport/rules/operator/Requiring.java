package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Requirement;

/** An operator that is known to match only values that hold a requirement. */
record Requiring(Operator operator, Requirement requirement) implements Operator {
  @Override
  public boolean matches(Slice value, Captures captures) {
    return operator.matches(value, captures);
  }
}
