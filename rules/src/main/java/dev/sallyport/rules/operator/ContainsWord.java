package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Literal;
import dev.sallyport.rules.match.Requirement;
import java.util.List;

/**
 * {@code @containsWord}: the argument stands in the value as a word: no letter, digit or underscore
 * right before or after it.
 *
 * <pre>{@code
 * SecRule ARGS "@containsWord select" "id:1,phase:2,deny"
 * }</pre>
 */
final class ContainsWord implements OperatorWord {
  @Override
  public String word() {
    return "containsWord";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    Slice word = Slice.latin1(argument);
    Literal wanted = new Literal(word);
    Operator operator =
        (value, captures) -> {
          if (word.isEmpty()) {
            return true;
          }
          int start = wanted.find(value, 0);
          while (start >= 0 && !isWhole(value, start, start + word.length())) {
            start = wanted.find(value, start + 1);
          }
          return start >= 0;
        };
    return operator.with(Requirement.oneOf(List.of(word)));
  }

  private static boolean isWhole(Slice value, int start, int end) {
    return (start == 0 || !Ascii.isWord(value.at(start - 1)))
        && (end == value.length() || !Ascii.isWord(value.at(end)));
  }
}
