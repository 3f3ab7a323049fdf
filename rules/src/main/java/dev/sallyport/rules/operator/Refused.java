package dev.sallyport.rules.operator;

/** A word of the reference that no rule may use here. */
record Refused(String word, String why) implements OperatorWord {
  @Override
  public Support support() {
    return new Support.Refused(why);
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) throws BadArgument {
    throw new BadArgument("@" + word + " is not supported: " + why);
  }
}
