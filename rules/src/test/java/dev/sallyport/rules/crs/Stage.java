package dev.sallyport.rules.crs;

import dev.sallyport.rules.exchange.FieldLine;
import java.util.List;

/** One request of a test and what is expected of it. */
record Stage(String id, Input input, Expected expected) {

  /** What is sent. {@code body}: characters are bytes. */
  record Input(
      String requestLine,
      String method,
      String uri,
      String version,
      List<FieldLine> fields,
      String body) {}

  /** What the log must and must not hold. */
  record Expected(
      List<Long> ids,
      List<Long> noIds,
      List<String> patterns,
      List<String> noPatterns,
      List<Integer> statuses,
      boolean error) {}
}
