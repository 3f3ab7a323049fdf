package dev.sallyport.rules.operator;

/**
 * {@code @noMatch}: never matches.
 *
 * <pre>{@code
 * SecRule ARGS "@noMatch" "id:1,phase:2,deny"
 * }</pre>
 */
final class NoMatch implements OperatorWord {
  @Override
  public String word() {
    return "noMatch";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    return (value, captures) -> false;
  }
}
