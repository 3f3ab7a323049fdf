package dev.sallyport.rules.operator;

import java.util.List;

/** What an operator may ask for while it is made. Whoever loads the rules answers; no I/O here. */
public interface Surroundings {
  /**
   * The lines of a data file named beside the rule, as {@code @pmFromFile} and {@code
   * @ipMatchFromFile} want them.
   *
   * @throws BadArgument where there is no such file, with its path as looked for
   */
  List<String> lines(String file) throws BadArgument;
}
