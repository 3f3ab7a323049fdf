package dev.sallyport.console.recent;

import java.util.List;
import java.util.function.UnaryOperator;

/** A filter as the parameters of a query. */
public final class FilterQuery {
  /** All parameters but {@code before}. */
  public static final List<String> NAMES =
      List.of("site", "cause", "status", "client", "path", "rule", "notable");

  private static final int MOST_DIGITS = 18;

  private FilterQuery() {}

  /**
   * Reads the parameters.
   *
   * @param query gives one by its name; empty where it is absent
   */
  public static Filter read(UnaryOperator<String> query) {
    return new Filter(
        query.apply("site").strip(),
        query.apply("cause").strip(),
        query.apply("status").strip(),
        query.apply("client").strip(),
        query.apply("path").strip(),
        query.apply("rule").strip(),
        query.apply("notable").equals("yes"),
        number(query.apply("before")),
        Filter.MOST);
  }

  /** 0 where the text is no number. */
  private static long number(String text) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Long.parseLong(text) : 0;
  }
}
