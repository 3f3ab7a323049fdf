package dev.sallyport.app.ftw;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What came of a stage.
 *
 * @param status of the answer; 0 where none came
 * @param ids of the rules that matched and are logged
 * @param log their lines in ModSecurity's form
 */
record FtwAnswer(int status, Set<Long> ids, List<String> log) {

  /** {@code status}: as the client saw it. */
  static FtwAnswer of(int status, ExchangeRecord exchange) {
    Inspected rules = exchange.rules();
    if (rules == null) {
      return new FtwAnswer(status, Set.of(), List.of());
    }
    Set<Long> ids = new TreeSet<>();
    rules.matched().forEach(matched -> ids.add(matched.id()));
    return new FtwAnswer(status, ids, rules.errorLog());
  }

  /** What differs from the expectation, in words; empty where nothing does. */
  List<String> differences(FtwExpectation expected) {
    List<String> found = new ArrayList<>();
    if (expected.error() != (status == 0)) {
      found.add(expected.error() ? "answered with " + status + "; wanted none" : "no answer");
    }
    if (!expected.statuses().isEmpty() && !expected.statuses().contains(status)) {
      found.add("status " + status + "; wanted " + expected.statuses());
    }
    for (Long id : expected.ids()) {
      if (!ids.contains(id)) {
        found.add("no match of " + id + "; status " + status + ", matched " + ids);
      }
    }
    for (Long id : expected.noIds()) {
      if (ids.contains(id)) {
        found.add("unwanted match of " + id);
      }
    }
    if (expected.isolated() && !Set.copyOf(expected.ids()).equals(ids)) {
      found.add("matched " + ids + "; wanted only " + expected.ids());
    }
    patterns(expected, found);
    return found;
  }

  private void patterns(FtwExpectation expected, List<String> found) {
    String lines = String.join("\n", log);
    for (LogPattern pattern : expected.patterns()) {
      if (!pattern.matches(lines)) {
        found.add("the log lacks " + pattern.text());
      }
    }
    for (LogPattern pattern : expected.noPatterns()) {
      if (pattern.matches(lines)) {
        found.add("the log has " + pattern.text());
      }
    }
  }
}
