package dev.sallyport.rules.operator;

/**
 * {@code @pm}: one of the phrases, separated by white space, stands in the value; ASCII letters
 * match in either case. Between {@code |} and {@code |} bytes are hexadecimal, and a backslash
 * takes the meaning from {@code : ; " \ |}. Captures the phrase that ends first as {@code TX:0}.
 *
 * <pre>{@code
 * SecRule ARGS "@pm union select <|73|cript" "id:1,phase:2,deny"
 * }</pre>
 */
final class Pm implements OperatorWord {
  @Override
  public String word() {
    return "pm";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) throws BadArgument {
    return Phrases.any(Phrases.split(argument));
  }
}
