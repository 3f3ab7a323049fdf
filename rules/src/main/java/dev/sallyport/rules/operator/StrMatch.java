package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Literal;
import dev.sallyport.rules.match.Requirement;
import java.util.List;

/**
 * {@code @strmatch}: the same as {@code @contains}, as in ModSecurity.
 *
 * <pre>{@code
 * SecRule REQUEST_HEADERS:User-Agent "@strmatch WebZIP" "id:1,phase:1,deny"
 * }</pre>
 */
final class StrMatch implements OperatorWord {
  @Override
  public String word() {
    return "strmatch";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    Slice text = Slice.latin1(argument);
    Literal wanted = new Literal(text);
    Operator operator = (value, captures) -> wanted.find(value, 0) >= 0;
    return operator.with(Requirement.oneOf(List.of(text)));
  }
}
