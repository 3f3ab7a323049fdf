package dev.sallyport.rules.plan;

import dev.sallyport.rules.match.Requirement;
import dev.sallyport.rules.plan.Prefilters.Form;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * All tests that require something of a value, numbered, and who looks at what. Immutable.
 *
 * @param requirements by test
 * @param groups what rules look at
 * @param testsOf by group: the tests of its rules
 * @param looking the tests that look at a form
 * @param sources how many sources of values the groups have together
 */
record ScreenedTests(
    List<Requirement> requirements,
    List<ValueGroup> groups,
    List<BitSet> testsOf,
    Map<Form, BitSet> looking,
    int sources) {
  ScreenedTests {
    requirements = List.copyOf(requirements);
    groups = List.copyOf(groups);
    testsOf = List.copyOf(testsOf);
    looking = Map.copyOf(looking);
  }
}
