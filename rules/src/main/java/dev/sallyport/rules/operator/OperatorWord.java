package dev.sallyport.rules.operator;

/** One {@code @word}: turns an argument into an operator. */
public interface OperatorWord {
  /** The SecLang spelling without the {@code @}, for instance {@code beginsWith}. */
  String word();

  /**
   * An operator for one argument, macros already expanded.
   *
   * @throws BadArgument where the argument is none of this word's
   */
  Operator compile(String argument, Surroundings surroundings) throws BadArgument;
}
