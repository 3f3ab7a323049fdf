package dev.sallyport.rules.lang;

import java.util.List;
import java.util.stream.Collectors;

/** Rules that cannot be loaded, with every problem found; nothing of them is in force. */
public final class BadRules extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public BadRules(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of the text. */
  public List<Problem> problems() {
    return problems;
  }
}
