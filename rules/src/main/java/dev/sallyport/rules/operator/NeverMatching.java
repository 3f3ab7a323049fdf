package dev.sallyport.rules.operator;

/** A word whose answers come from a source that is not there: it loads and never matches. */
record NeverMatching(String word, String why) implements OperatorWord {
  @Override
  public Support support() {
    return new Support.NeverMatches(why);
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    return (value, captures) -> false;
  }
}
