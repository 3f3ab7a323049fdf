package dev.sallyport.doctor.survey;

import java.util.List;

/** What is asked about one layer. */
public interface Topic {
  /** One short word, for instance {@code tls}: the first column of the table. */
  String name();

  /** In the order of asking. Those of one call may share what they learn about that way. */
  List<Check> checks(Way way, Scope scope);
}
