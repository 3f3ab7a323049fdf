package dev.sallyport.rules.operator;

/**
 * {@code @unconditionalMatch}: always matches.
 *
 * <pre>{@code
 * SecRule REMOTE_ADDR "@unconditionalMatch" "id:1,phase:1,pass,setvar:tx.seen=1"
 * }</pre>
 */
final class UnconditionalMatch implements OperatorWord {
  @Override
  public String word() {
    return "unconditionalMatch";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    return (value, captures) -> true;
  }
}
