package dev.sallyport.rules.operator;

/** One {@code @word}: turns an argument into an operator. */
public interface OperatorWord {
  /** The SecLang spelling without the {@code @}, for instance {@code beginsWith}. */
  String word();

  /** Whether the word does all that the reference says. */
  default Support support() {
    return new Support.Full();
  }

  /**
   * An operator for one argument, macros already expanded.
   *
   * @throws BadArgument where the argument is none of this word's
   */
  Operator compile(String argument, Surroundings surroundings) throws BadArgument;
}
